import { allIn } from '../fixtures/programs.ts';
import { expect, test } from '../fixtures/test.ts';

const RED = allIn('(255, 0, 0, 100)');

test('a program without lights leaves the tree dark', async ({ workbench, page }) => {
  await workbench.write(RED);
  await expect.poll(async () => (await workbench.light()).red).toBeGreaterThan(80);
  await workbench.openSample('Greeting');
  await expect(workbench.tree).toContainText('This program sets no lights');
  await expect(workbench.timeline).toContainText('This program sets no lights');
  await expect.poll(async () => (await workbench.light()).lit).toBeLessThan(1_500);
  await page.getByRole('tab', { name: /aurora/ }).click();
  await expect.poll(async () => (await workbench.light()).red).toBeGreaterThan(80);
});

test('a run without lights leaves the tree dark, and its tab brings it back after a reload', async ({ workbench, page }) => {
  await workbench.openSample('Greeting');
  await workbench.run();
  await expect(workbench.verdict).toContainText('OK');
  await page.getByRole('tab', { name: /aurora/ }).click();
  await expect(workbench.timeline).toContainText('live preview');
  await workbench.openPanel('History');
  await workbench.submissions.first().getByRole('button').click();
  await expect(workbench.tree).toContainText('This run set no lights');
  await expect(workbench.tree).not.toContainText('baking');

  await page.getByRole('tab', { name: 'aurora.py' }).click();
  await expect(workbench.timeline).toContainText('live preview');
  await page.getByRole('tab', { name: /as it was run/ }).click();
  await expect(workbench.tree).toContainText('This run set no lights');

  await page.waitForTimeout(500);
  await workbench.reload();
  await expect(workbench.verdict).toContainText('OK');
  await expect(workbench.tree).toContainText('This run set no lights');
});

test('no line is marked while the lights are those of an older text', async ({ workbench, page }) => {
  const mark = page.locator('[data-editor="code"] .treeline-live-line');
  await workbench.write(RED);
  await expect(mark).toBeVisible();
  await workbench.write(`# above\n${RED})`);
  await expect(workbench.tree).toContainText('The last lights that ran');
  await expect(mark).toHaveCount(0);
});
