import { allIn, ENDLESS, ENDLESS_ORDINARY, FAILS_AT_3, IMPORTS_OS, ORDINARY } from '../fixtures/programs.ts';
import { expect, test } from '../fixtures/test.ts';

test('a finding stands at its line, and says what the tree would say', async ({ workbench, page }) => {
  await workbench.write(IMPORTS_OS);
  await expect(workbench.status).toContainText('1 finding');
  await expect(page.locator('[data-editor="code"] .squiggly-error')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(workbench.status).toContainText('Ln 1');
});

test('what Python cannot read in an ordinary program stands at its place, and goes as it is mended', async ({ workbench, page }) => {
  await workbench.write('import sys\nprint(sys.argv');
  await expect(workbench.status).toContainText('1 finding');
  await expect(page.locator('[data-editor="code"] .squiggly-error')).toBeVisible();
  await workbench.focusEditor();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(')');
  await expect(workbench.status).toContainText('No findings');
  await expect(page.locator('[data-editor="code"] .squiggly-error')).toHaveCount(0);
});

test('a finding with a fix is put right from the keyboard', async ({ workbench, page }) => {
  await workbench.write('from random import *\nn = getLEDCount()\nsetLEDs([RED] * n)\n');
  await expect(workbench.status).toContainText('3 findings');
  await page.keyboard.press('F8');
  await expect(workbench.status).toContainText('Ln 1');
  await page.keyboard.press('Control+.');
  await expect(page.getByText('Remove the import of random').last()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => workbench.seenText()).toBe('n = getLEDCount()\nsetLEDs([RED] * n)\n');
});

test('a refused setLEDs is shown at its line, and the last good lights stay', async ({ workbench, page }) => {
  await workbench.write(FAILS_AT_3);
  await expect(workbench.status).toContainText('1 finding');
  await expect(page.locator('[data-editor="code"] .squiggly-error')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(workbench.status).toContainText('Ln 3');
});

test('a syntax error is shown at its line', async ({ workbench, page }) => {
  await workbench.write('n = getLEDCount()\nsetLEDs([RED] * n\n');
  await expect(page.locator('[data-editor="code"] .squiggly-error')).toBeVisible();
});

test('an endless loop is stopped and said, and the next edit shines', async ({ workbench }) => {
  await workbench.write(ENDLESS);
  await expect(workbench.tree).toContainText('took longer than its 10 s', { timeout: 40_000 });
  await workbench.write(allIn('GREEN'));
  await expect.poll(async () => (await workbench.light()).green).toBeGreaterThan(80);
});

test('an ordinary program reads its input and writes to both streams', async ({ workbench, page }) => {
  await page.keyboard.press('Control+Alt+N');
  await workbench.write(ORDINARY);
  await page.getByRole('button', { name: /Input/ }).click();
  await page.getByRole('textbox', { name: /stdin|input/i }).fill('Ada\n');
  await page.keyboard.press('Escape');
  await workbench.run();
  await expect(workbench.verdict).toContainText('OK');
  await expect(workbench.output).toContainText('hello Ada');
  await expect(workbench.output.locator('[data-stream="stderr"]')).toContainText('careful');
});

test('a run that never ends is cancelled', async ({ workbench, page }) => {
  await page.keyboard.press('Control+Alt+N');
  await workbench.write(ENDLESS_ORDINARY);
  await workbench.run();
  await expect(workbench.output).toContainText('begun');
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(workbench.verdict).toContainText('Cancelled');
});

test('a failed run names its line, and the history keeps it', async ({ workbench }) => {
  await workbench.write(FAILS_AT_3);
  await workbench.run();
  await expect(workbench.verdict).toContainText('Runtime error');
  await workbench.openPanel('History');
  await expect(workbench.submissions.first()).toContainText('Runtime error');
});

test('a program that the tree would reject ends at compile, with its findings', async ({ workbench }) => {
  await workbench.write(IMPORTS_OS);
  await workbench.run();
  await expect(workbench.verdict).toContainText('Compile error');
  await expect(workbench.output).toContainText('aurora.py:1:8: error:');
});
