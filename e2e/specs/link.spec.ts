import type { BrowserContext, Page } from '@playwright/test';
import { packLink, type LinkedProgram } from '../../simulator/program/link/program-link.ts';
import { expect, test } from '../fixtures/test.ts';
import { Workbench } from '../pages/workbench.ts';

const PROGRAM: LinkedProgram = {
  name: 'aurora.py',
  source: '# from afar\nsetLEDs([BLUE] * getLEDCount())\nsleep(2)\n',
  leds: 123,
  rules: 'deployed',
  seed: 4242,
  microsPerLed: 30,
};

test('a copied link opens the program elsewhere, on the same tree and seed', async ({ workbench, page, context, host }) => {
  await mayCopy(context, host.origin);
  await workbench.write('# mine\nsetLEDs([GREEN] * getLEDCount())\n');
  await page.getByRole('button', { name: 'Copy a link to the program' }).click();
  await expect(page.getByText('The link is copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#program=1\.[\w-]+$/);
  expect(link).not.toContain(host.token);

  const other = new Workbench(await context.newPage());
  await other.open(link);
  await expect.poll(() => other.seenText()).toContain('# mine');
  await expect(other.page).toHaveURL(`${host.origin}/`);
});

test('a link opens beside what is there, and says where it came from', async ({ workbench, page, host }) => {
  await workbench.write('# my own\nsetLEDs([RED] * getLEDCount())\n');
  await goTo(page, `${host.origin}/#${await packLink(PROGRAM)}`);
  await Promise.all([
    expect(page.getByText('aurora-2.py came from a link')).toBeVisible(),
    expect(page.getByText('123 LEDs, deployed rules, seed 4242')).toBeVisible(),
  ]);
  await expect(page.getByRole('banner')).toContainText('From a link / aurora-2.py');
  await expect(page.getByRole('tab', { name: 'aurora-2.py, unsaved', selected: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '123 LEDs, seed 4242' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rules: deployed' })).toBeVisible();
  await expect.poll(() => workbench.seenText()).toBe(PROGRAM.source);
  await expect(page).toHaveURL(`${host.origin}/`);
  await page.screenshot({ path: '.out/screens/link.png' });
  await page.getByRole('tab', { name: /^aurora\.py/ }).click();
  await expect.poll(() => workbench.seenText()).toContain('# my own');
});

test('it is opened once, however often the page is loaded', async ({ workbench, page, host }) => {
  await goTo(page, `${host.origin}/#${await packLink(PROGRAM)}`);
  await expect(page.getByRole('tab')).toHaveCount(2);
  await page.waitForTimeout(1_000);
  await workbench.reload();
  await expect(page.getByRole('tab')).toHaveCount(2);
});

for (const [what, fragment, sentence] of [
  ['damaged', async () => (await packLink(PROGRAM)).slice(0, -20), 'The link is damaged: a part of it was lost on its way.'],
  ['newer', () => 'program=2.abcd', 'The link was made by a newer Treeline.'],
  ['too long', () => `program=1.${'a'.repeat(40_000)}`, 'The link is longer than the 32,000 characters that one has.'],
] as const) {
  test(`a link that is ${what} says so, and opens nothing`, async ({ workbench, page, host }) => {
    await goTo(page, `${host.origin}/#${await fragment()}`);
    await expect(page.getByText('The link could not be opened')).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByRole('tab')).toHaveCount(1);
    await expect(workbench.status).toBeVisible();
  });
}

test('a link of another machine is pasted', async ({ workbench, page }) => {
  await page.keyboard.press('Control+K');
  await page.keyboard.type('open a link');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Open a link' });
  await dialog.getByRole('textbox', { name: 'Link' }).fill('http://example.org/');
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog).toContainText('This is no link to a program.');
  await page.screenshot({ path: '.out/screens/paste-link.png' });
  await dialog.getByRole('textbox', { name: 'Link' }).fill(`http://192.0.2.7:8733/#${await packLink(PROGRAM)}`);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('tab', { name: 'aurora-2.py, unsaved', selected: true })).toBeVisible();
  await expect.poll(() => workbench.seenText()).toBe(PROGRAM.source);
});

/** As from the address bar, which stays in the page that is open. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), address);
}

async function mayCopy(context: BrowserContext, origin: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
}
