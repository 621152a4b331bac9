import { IMPORTS_OS, ORDINARY } from '../fixtures/programs.ts';
import { expect, test } from '../fixtures/test.ts';

test('what a program is given belongs to it, and a run in the history shows its own', async ({ workbench, page }) => {
  await page.keyboard.press('Control+Alt+N');
  await workbench.write(ORDINARY);
  await page.getByRole('button', { name: /^Input/ }).click();
  await page.getByRole('textbox', { name: 'Standard input' }).fill('Ada\n');
  await page.keyboard.press('Escape');
  await workbench.run();
  await expect(workbench.output).toContainText('hello Ada');

  await page.getByRole('button', { name: /^Input/ }).click();
  await page.getByRole('textbox', { name: 'Standard input' }).fill('Grace\n');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Alt+N');
  await workbench.write('print("another")\n');
  await expect(page.getByRole('button', { name: 'Input', exact: true })).toBeVisible();

  await workbench.openPanel('History');
  await workbench.submissions.first().getByRole('button').click();
  await page.getByRole('button', { name: 'Input: stdin' }).click();
  await expect(page.getByRole('textbox', { name: 'Standard input' })).toHaveValue('Ada\n');
});

test('nothing lies over the output, and a long reason is there to its end', async ({ workbench, page }) => {
  await page.keyboard.press('Control+Alt+N');
  const told = Array.from({ length: 90 }, (_, n) => `word${n}`).join(' ');
  await workbench.write(`raise ValueError("${told}")\n`);
  await workbench.run();
  await expect(workbench.verdict).toContainText('word89');
  const reason = workbench.verdict.getByText('word89');
  expect(await reason.evaluate((e) => e.scrollHeight - e.clientHeight)).toBeLessThanOrEqual(0);
  const copy = await page.getByRole('button', { name: 'Copy the output' }).boundingBox();
  const output = await workbench.output.boundingBox();
  expect((copy?.y ?? 0) + (copy?.height ?? 0)).toBeLessThanOrEqual(output?.y ?? 0);
});

test('the last line of what the preview printed is in sight', async ({ workbench, page }) => {
  await workbench.write(
    'n = getLEDCount()\ndef one():\n    setLEDs([RED])\ndef two():\n    one()\ndef three():\n    two()\nsetLEDs([RED] * n)\nthree()\n',
  );
  const prints = page.getByLabel('What the live preview printed');
  await expect(prints).toContainText('ValueError');
  const below = (): Promise<number> => prints.evaluate((e) => e.scrollHeight - e.clientHeight - e.scrollTop);
  await expect.poll(below).toBeLessThan(2);
  expect(await prints.evaluate((e) => e.scrollHeight > e.clientHeight)).toBe(true);
});

test('the active tab is in sight, and the names of the stages are whole in a narrow window', async ({ workbench, page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await workbench.openPanel('Samples');
  for (const title of ['Fireworks', 'Greeting', 'Snake']) {
    const sample = page.getByRole('button', { name: title });
    if ((await sample.count()) > 0) await sample.first().click();
  }
  for (let n = 0; n < 4; n++) await page.keyboard.press('Control+Alt+N');
  const active = page.getByRole('tab', { selected: true });
  await expect(active).toBeInViewport({ ratio: 1 });
  const clipped = await workbench.stages
    .getByText(/^(Environment|Build|Compile|Run)$/)
    .evaluateAll((names) => names.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.textContent));
  expect(clipped).toEqual([]);
});

test('a name in a finding is set as code, without its backticks', async ({ workbench }) => {
  await workbench.write(IMPORTS_OS);
  await expect(workbench.tree.locator('code').first()).toBeVisible();
  await expect(workbench.tree).not.toContainText('`');
});

test('the title of a fix is whole', async ({ workbench, page }) => {
  await workbench.write('import time\nn = getLEDCount()\nsetLEDs([RED] * n)\nsleep(1)\n');
  await expect(workbench.status).toContainText('1 finding');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+.');
  const title = page.locator('.action-widget').getByText(/time\.sl/);
  await expect(title).toBeVisible();
  expect(await title.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
});
