import { expect, test } from '../fixtures/test.ts';
import type { Workbench } from '../pages/workbench.ts';

/** 500 LEDs: dark but for their chips, then white: 30.5 A; and five flashes a second from the third second on. */
const BLINKING = `import time
n = getLEDCount()
setLEDs([OFF] * n)
time.sleep(2)
for beat in range(10):
    setLEDs([WHITE] * n)
    time.sleep(0.1)
    setLEDs([OFF] * n)
    time.sleep(0.1)
`;
const CALM = 'import time\nn = getLEDCount()\nsetLEDs([(0, 40, 0, 100)] * n)\ntime.sleep(2)\nsetLEDs([OFF] * n)\ntime.sleep(1)\n';

/** Writes a program, and waits until it is baked and measured, as long as a busy machine needs. */
async function measured(workbench: Workbench, source: string, amperes: string): Promise<void> {
  await workbench.write(source);
  await expect(chip(workbench, 'Current')).toContainText(amperes, { timeout: 60_000 });
}

function chip(workbench: Workbench, name: string) {
  return workbench.timeline.getByRole('toolbar', { name: 'Instruments' }).getByRole('button', { name });
}

test('amperes against the supply, flashes, brightness and pace, each through the run', async ({ workbench, page }) => {
  await measured(workbench, BLINKING, '30.5 A');
  await expect(chip(workbench, 'Flashes')).toContainText('5/s');
  await expect(chip(workbench, 'Current')).toHaveAttribute('aria-pressed', 'true');
  const current = workbench.timeline.getByRole('img', { name: /^Current through the run/ });
  await expect(current).toHaveAccessibleName(/20 mA for each channel at full, 1 mA for each idle LED/);
  await expect(workbench.timeline).toContainText('supply 10 A');

  await chip(workbench, 'Flashes').click();
  await chip(workbench, 'Current').click();
  await expect(current).toHaveCount(0);
  const peak = workbench.timeline.getByRole('button', { name: /^Flashes: peak 5\/s at 0:0\d.*go there$/ });
  await peak.click();
  const slider = workbench.timeline.getByRole('slider', { name: 'Time of the show' });
  await expect(slider).toHaveAttribute('aria-valuetext', /^0:03/);
  await page.screenshot({ path: '.out/screens/instruments.png' });
  await workbench.reload();
  await expect(chip(workbench, 'Flashes')).toHaveAttribute('aria-pressed', 'true');
});

test('what should be known before pushing is listed, marked in the program, and said beside the tree', async ({ workbench, page }) => {
  await measured(workbench, BLINKING, '30.5 A');
  await expect(workbench.tree).toContainText('5 flashes a second, 30.5 A of 10 A');
  await expect(page.locator('[data-editor="code"] .squiggly-warning').first()).toBeVisible();
  await workbench.timeline.getByRole('button', { name: /notices$/ }).click();
  const supply = page.getByRole('dialog').getByRole('button', { name: /supply gives 10 A/ });
  await expect(supply).toContainText('line 6');
  await page.screenshot({ path: '.out/screens/notices.png' });
  await supply.click();
  await expect(workbench.status).toContainText('Ln 6');

  await measured(workbench, CALM, '2.07 A');
  await expect(workbench.tree).not.toContainText('flashes a second');
  await expect(page.locator('[data-editor="code"] .squiggly-warning')).toHaveCount(0);
});

test('another tree is measured again', async ({ workbench, page }) => {
  await measured(workbench, CALM, '2.07 A');
  await expect(workbench.tree).not.toContainText('A of');
  await page.getByRole('navigation', { name: 'Side panels' }).getByRole('button', { name: 'Tree' }).click();
  const amperes = page.getByRole('textbox', { name: 'Amperes' });
  await amperes.fill('1');
  await amperes.press('Tab');
  await expect(workbench.tree).toContainText('2.1 A of 1 A');
});

test('a run says so beside its verdict', async ({ workbench }) => {
  await measured(workbench, BLINKING, '30.5 A');
  await workbench.run();
  await expect(workbench.verdict).toContainText('OK');
  await expect(workbench.verdict).toContainText('5 flashes a second, 30.5 A of 10 A');
});
