import { expect, test } from '../fixtures/test.ts';

test('the theme follows the choice, and is remembered', async ({ workbench, page }) => {
  await workbench.openPanel('Settings');
  await page.getByRole('button', { name: 'Light', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.screenshot({ path: '.out/screens/light.png' });
  await workbench.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.screenshot({ path: '.out/screens/dark.png' });
});

test('every command is found by typing', async ({ workbench, page }) => {
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Search files' })).toBeFocused();
  await page.keyboard.type('history panel');
  await page.screenshot({ path: '.out/screens/palette.png' });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing was run yet.', { exact: true })).toBeVisible();
  await expect(workbench.submissions).toHaveCount(0);
});

test('a program is run from the keyboard alone', async ({ workbench, page }) => {
  await workbench.focusEditor();
  await page.keyboard.press('Control+Enter');
  await expect(workbench.verdict).toContainText('OK');
});

test('panels keep the sizes they were given', async ({ workbench, page }) => {
  const editor = page.getByRole('region', { name: 'Editor' });
  const before = (await editor.boundingBox())?.width ?? 0;
  const separator = page.getByRole('separator', { name: 'Resize the left side' });
  await separator.focus();
  for (let n = 0; n < 3; n++) await separator.press('ArrowLeft');
  await expect.poll(async () => (await editor.boundingBox())?.width).toBeLessThan(before - 20);
  const after = (await editor.boundingBox())?.width ?? 0;
  await page.waitForTimeout(300);
  await workbench.reload();
  await expect.poll(async () => Math.abs(((await editor.boundingBox())?.width ?? 0) - after)).toBeLessThan(4);
});

test('the samples open beside what is there', async ({ workbench, page }) => {
  await workbench.openPanel('Samples');
  const samples = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Light', exact: true }) })
    .getByRole('button');
  await expect(samples.nth(7)).toBeVisible();
  await samples.nth(1).click();
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(page.getByRole('tab', { name: 'aurora.py' })).toBeVisible();
});

test('what was written is there after a reload', async ({ workbench }) => {
  await workbench.write('# kept\nsetLEDs([RED] * getLEDCount())\n');
  await workbench.page.waitForTimeout(1_000);
  await workbench.reload();
  await expect.poll(() => workbench.seenText()).toContain('# kept');
});
