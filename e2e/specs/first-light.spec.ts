import { allIn } from '../fixtures/programs.ts';
import { expect, test } from '../fixtures/test.ts';
import { Workbench } from '../pages/workbench.ts';

// A window of its own: nothing was loaded in it before.
test.use({ window: { viewport: { width: 1280, height: 800 } } });

/** Lit pixels of a tree that shines: far more than the lines and words around it have. */
const SHINES = 1_500;

test('first light: from the opened page to a submission in the history', async ({ page, host }) => {
  const workbench = new Workbench(page);

  await test.step('the shipped recording shines as soon as the page stands', async () => {
    await page.goto(host.address);
    await expect(page.getByRole('tab', { name: 'aurora.py', selected: true })).toBeVisible();
    await expect.poll(async () => (await workbench.light()).lit).toBeGreaterThan(SHINES);
    await workbench.stands();
    await page.screenshot({ path: '.out/screens/first-light.png' });
  });

  await test.step('live Python follows what is typed', async () => {
    await workbench.write(allIn('(255, 0, 0, 100)'));
    await expect.poll(async () => colourOf(await workbench.light())).toBe('red');
  });

  await test.step('editing a line changes the lights', async () => {
    await workbench.write(allIn('(0, 0, 255, 100)'));
    await expect.poll(async () => colourOf(await workbench.light())).toBe('blue');
  });

  await test.step('the timeline scrubs the whole show', async () => {
    await workbench.write('import time\nn = getLEDCount()\nsetLEDs([RED] * n)\ntime.sleep(40)\nsetLEDs([GREEN] * n)\ntime.sleep(10)\n');
    await expect.poll(async () => colourOf(await workbench.light())).toBe('red');
    const position = workbench.timeline.getByRole('slider').first();
    await position.focus();
    await position.press('End');
    await expect.poll(async () => colourOf(await workbench.light())).toBe('green');
    await position.press('Home');
    await expect.poll(async () => colourOf(await workbench.light())).toBe('red');
  });

  await test.step('Run makes a submission with its stages', async () => {
    await workbench.run();
    await expect(workbench.verdict).toContainText('OK');
    await expect(workbench.stages.getByRole('button', { name: /^Run/ })).toHaveAttribute('data-state', 'ok');
    await expect(workbench.stages.getByRole('button', { name: /^Build/ })).toHaveAttribute('data-state', 'skipped');
  });

  await test.step('the history has it, and has it after a reload', async () => {
    await workbench.openPanel('History');
    await expect(workbench.submissions).toHaveCount(1);
    await expect(workbench.submissions.first()).toContainText('aurora.py');
    await workbench.reload();
    await expect(workbench.submissions.first()).toContainText('OK');
    await workbench.submissions.first().getByRole('button').click();
    await expect.poll(async () => colourOf(await workbench.light())).toBe('red');
  });
});

function colourOf({ lit, red, green, blue }: { lit: number; red: number; green: number; blue: number }): string {
  if (lit < SHINES) return 'dark';
  const strongest = Math.max(red, green, blue);
  return strongest === red ? 'red' : strongest === green ? 'green' : 'blue';
}
