import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

// Saved trees are all tests' who share a host.
test.use({ fresh: true });

/** Sets exactly five LEDs, so that it fails on every tree that has another count. */
const FIVE = 'import time\nsetLEDs([(255, 0, 0, 100)] * 5)\ntime.sleep(30)\n';
const ALL_RED = 'import time\nsetLEDs([(255, 0, 0, 100)] * getLEDCount())\ntime.sleep(30)\n';

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Tree' });
const choice = (page: Page): Locator => panel(page).getByRole('button', { name: /^Tree / });

async function more(page: Page, what: string | RegExp): Promise<void> {
  await panel(page).getByRole('button', { name: 'More for this tree' }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

test('a tree is changed, seen at once, saved, and there after a reload', async ({ workbench, page }) => {
  await workbench.write(ALL_RED);
  await workbench.openPanel('Tree');

  await test.step('a preset is chosen, and its LEDs counted anew', async () => {
    await choice(page).click();
    await page.getByRole('menuitem', { name: 'Spiral' }).click();
    await expect(choice(page)).toHaveAccessibleName('Tree Spiral. Choose another');
    await panel(page).getByRole('textbox', { name: 'LEDs', exact: true }).fill('60');
    await panel(page).getByRole('textbox', { name: 'LEDs', exact: true }).press('Enter');
    await expect(workbench.tree).toContainText('60 LEDs');
    await expect(workbench.tree.locator('canvas').first()).toHaveAccessibleName(/^Tree of 60 LEDs/);
  });

  await test.step('a slider moves its lights while it is dragged, and nothing fails', async () => {
    const turns = panel(page).getByRole('slider', { name: 'Turns' });
    const before = await turns.getAttribute('aria-valuenow');
    await turns.focus();
    for (let press = 0; press < 10; press++) await turns.press('ArrowRight');
    await expect(turns).not.toHaveAttribute('aria-valuenow', before ?? '');
    await expect(workbench.tree).not.toContainText('cannot be painted');
    await expect.poll(async () => (await workbench.light()).lit).toBeGreaterThan(20);
  });

  await test.step('what cannot be is said at the field, and stays there', async () => {
    const dead = panel(page).getByRole('textbox', { name: 'Dead LEDs' });
    await dead.fill('3, 60');
    await dead.press('Enter');
    await expect(dead).toHaveAccessibleDescription('There is no LED 60; the last one is 59.');
    await expect(dead).toHaveValue('3, 60');
    await dead.fill('20, 3, 17-19');
    await dead.press('Enter');
    await expect(dead).toHaveValue('3, 17-20');
  });

  await test.step('it is unsaved, then saved under a name', async () => {
    await expect(panel(page)).toContainText('Changed');
    await more(page, 'Save as…');
    await page.getByLabel('Save as').fill('Hall');
    await page.getByLabel('Save as').press('Enter');
    await expect(panel(page).getByText('Saved', { exact: true })).toBeVisible();
    await expect(choice(page)).toHaveAccessibleName('Tree Hall. Choose another');
  });

  await test.step('a change of it is there after a reload, and asked about before it is left', async () => {
    await panel(page).getByRole('combobox', { name: 'Order of its colours' }).selectOption('GRB');
    await expect(panel(page)).toContainText('Changed');
    await workbench.reload();
    await expect(choice(page)).toHaveAccessibleName('Tree Hall, unsaved changes. Choose another');
    await expect(panel(page).getByRole('combobox', { name: 'Order of its colours' })).toHaveValue('GRB');
    await choice(page).click();
    await page.getByRole('menuitem', { name: /^Cone/ }).click();
    const question = page.getByRole('alertdialog', { name: 'Save the changes to Hall?' });
    await question.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(choice(page)).toHaveAccessibleName('Tree Cone. Choose another');
    await choice(page).click();
    await page.getByRole('menuitem', { name: /^Hall/ }).click();
    await expect(panel(page).getByRole('combobox', { name: 'Order of its colours' })).toHaveValue('GRB');
    await expect(panel(page).getByRole('textbox', { name: 'Dead LEDs' })).toHaveValue('3, 17-20');
  });

  await test.step('it is duplicated, renamed, and removed when that is meant', async () => {
    await more(page, 'Duplicate');
    await expect(choice(page)).toHaveAccessibleName('Tree Hall 2. Choose another');
    await more(page, 'Rename…');
    await page.getByLabel('New name').fill('Attic');
    await page.getByLabel('New name').press('Enter');
    await expect(choice(page)).toHaveAccessibleName('Tree Attic. Choose another');
    await choice(page).click();
    await expect(page.getByRole('menuitem', { name: /^(Attic|Hall)/ })).toHaveCount(2);
    await page.keyboard.press('Escape');
    await more(page, 'Remove…');
    await page.getByRole('alertdialog', { name: 'Remove Attic?' }).getByRole('button', { name: 'Remove' }).click();
    await expect(panel(page).getByText('Not saved', { exact: true })).toBeVisible();
    await choice(page).click();
    await expect(page.getByRole('menuitem', { name: /^(Attic|Hall)/ })).toHaveCount(1);
  });
});

test('a tree goes out as a file and comes back, and a file that is none says where it is wrong', async ({ workbench, page }) => {
  await workbench.openPanel('Tree');
  await choice(page).click();
  await page.getByRole('menuitem', { name: 'Strings' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), more(page, 'Export as a file')]);
  expect(file.suggestedFilename()).toBe('Strings.tree.json');
  const path = await file.path();

  const pick = async (chosen: Parameters<Locator['setInputFiles']>[0]) => {
    const [dialog] = await Promise.all([page.waitForEvent('filechooser'), more(page, 'Import a file…')]);
    await dialog.setFiles(chosen);
  };
  await choice(page).click();
  await page.getByRole('menuitem', { name: /^Cone/ }).click();
  await pick(path);
  await expect(choice(page)).toHaveAccessibleName('Tree Strings. Choose another');
  await pick({ name: 'garden.csv', mimeType: 'text/csv', buffer: Buffer.from('-1,0,0\n1,0,2\n1,0,2\n') });
  await expect(choice(page)).toHaveAccessibleName('Tree garden. Choose another');
  await expect(panel(page)).toContainText('3 LEDs, each where its file has it.');
  await expect(page.getByText('1 LED in the place of another.')).toBeVisible();
  const [places] = await Promise.all([page.waitForEvent('download'), more(page, /^GIFT/)]);
  expect(places.suggestedFilename()).toBe('garden.csv');
  expect(readFileSync(await places.path(), 'utf8')).toBe('\uFEFF-1,0,0\r\n1,0,2\r\n1,0,2');
  await pick({ name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2,3\n1,2\n') });
  await expect(page.getByText('Line 2: this line has 2 values')).toBeVisible();
  await expect(choice(page)).toHaveAccessibleName('Tree garden. Choose another');
});

test("the speed of a tree is that of what drives it, or a value of one's own", async ({ workbench, page }) => {
  await workbench.openPanel('Tree');
  const [driver, value] = [panel(page).getByLabel('Driven by'), panel(page).getByRole('textbox', { name: 'µs for each LED' })];
  await expect(driver.locator('option')).toHaveText(['The wire alone', 'Raspberry Pi 3', 'Own value']);
  await driver.selectOption('Raspberry Pi 3');
  await expect(value).toHaveValue('120');
  await expect(panel(page)).toContainText('A frame takes 60 ms: at most 16.7 frames a second.');
  await driver.selectOption('Own value');
  await expect(driver.locator('option:checked')).toHaveText('Own value');
  await value.fill('150');
  await value.press('Enter');
  await expect(driver.locator('option:checked')).toHaveText('Own value');
  await value.fill('30');
  await value.press('Enter');
  await expect(driver.locator('option:checked')).toHaveText('The wire alone');
});

test('one program on several trees: each says what is wrong there, and shines for itself', async ({ workbench, page }, info) => {
  info.snapshotSuffix = '';
  await workbench.openPanel('Tree');
  await panel(page).getByRole('textbox', { name: 'LEDs', exact: true }).fill('5');
  await panel(page).getByRole('textbox', { name: 'LEDs', exact: true }).press('Enter');
  await workbench.write(FIVE);
  await panel(page).getByRole('button', { name: 'Several trees' }).click();
  const several = page.getByRole('region', { name: 'Several trees' });
  const one = (name: string) => several.getByRole('listitem', { name });
  await expect(one('As it is')).toContainText('0.1 of 10 A', { timeout: 60_000 });
  await expect(one('Half as many LEDs')).toContainText('2 LEDs', { timeout: 60_000 });
  await expect(one('Half as many LEDs').locator('[data-grave]')).toBeVisible({ timeout: 60_000 });
  await expect(one('The other rules').locator('[data-grave]')).toContainText('line 1', { timeout: 60_000 });
  await expect(one('Every tenth dead')).toContainText('cannot have that');
  await expect(one('As it is').locator('[data-grave]')).toHaveCount(0);
  await expect(one('As it is').locator('canvas')).toHaveScreenshot('one-of-several.png', { maxDiffPixels: 20, threshold: 0.1 });

  await test.step('a tree is taken away and put back', async () => {
    await one('Red for green').hover();
    await one('Red for green').getByRole('button', { name: 'Take Red for green away' }).click();
    await expect(one('Red for green')).toHaveCount(0);
    await several.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('menuitem', { name: 'Red for green' }).click();
    await expect(one('Red for green')).toBeVisible();
  });

  await test.step('and one is enough again', async () => {
    await several.getByRole('button', { name: 'Back to one tree' }).click();
    await expect(workbench.tree).toContainText('5 LEDs');
  });
});
