import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

// The system's own dialogs cannot be driven. Only they are stood in for: the handles that they give are the browser's real
// ones, of files in its private file system, and everything that reads and writes them is the real thing.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const folder = () => navigator.storage.getDirectory();
    Object.assign(window, {
      showOpenFilePicker: async () => [await (await folder()).getFileHandle('show.py')],
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await folder()).getFileHandle(suggestedName, { create: true }),
      showDirectoryPicker: async () => (await folder()).getDirectoryHandle('project'),
    });
  });
});

test('a file is opened, changed, marked as unsaved, and saved', async ({ workbench, page }) => {
  await put(page, 'show.py', 'setLEDs([RED] * getLEDCount())\n');
  await page.keyboard.press('Control+O');
  const tab = page.getByRole('tab', { name: /^show\.py/, selected: true });
  await expect(tab).toBeVisible();
  await workbench.write('setLEDs([BLUE] * getLEDCount())\n');
  await expect(tab).toHaveAccessibleName('show.py, unsaved');
  await page.keyboard.press('Control+S');
  await expect(tab).toHaveAccessibleName('show.py');
  expect(await get(page, 'show.py')).toBe('setLEDs([BLUE] * getLEDCount())\n');
});

test('a new file is saved under a name', async ({ workbench, page }) => {
  await page.keyboard.press('Control+Alt+N');
  await workbench.write('print("new")\n');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('tab', { name: 'untitled.py', selected: true })).toHaveAccessibleName('untitled.py');
  expect(await get(page, 'untitled.py')).toBe('print("new")\n');
});

test('a folder is opened as a project, and run as one', async ({ workbench, page }) => {
  await put(page, 'project/main.py', 'from words import greeting\nprint(greeting)\n');
  await put(page, 'project/words.py', 'greeting = "good evening"\n');
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('tab', { name: 'main.py', selected: true })).toBeVisible();
  await workbench.run();
  await expect(workbench.verdict).toContainText('OK');
  await expect(workbench.output).toContainText('good evening');
});

test('the test cases of a folder are run, and the one that fails shows what went in and what came out', async ({ workbench, page }) => {
  await put(page, 'project/main.py', 'print(int(input()) * 2)\n');
  for (const [name, text] of Object.entries({ '1.in': '1', '1.out': '2', '2.in': '2', '2.out': '5', '10.in': 'ten' })) {
    await put(page, `project/tests/${name}`, `${text}\n`);
  }
  await expect(page.getByRole('button', { name: 'Run tests' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('tab', { name: 'main.py', selected: true })).toBeVisible();
  await page.getByRole('button', { name: 'Run tests' }).click();
  await expect(workbench.stages.getByRole('button', { name: 'Run stage: 1 of 3 passed' })).toBeVisible({ timeout: 60_000 });
  await expect(workbench.verdict).toContainText('1 of 3 tests passed, 2 failed');

  const tests = page.getByRole('list', { name: 'Tests' }).getByRole('listitem');
  await expect(tests.locator('button')).toHaveText([/^1/, /^2Wrong answer/, /^10Runtime error/]);
  await expect(tests.nth(1).getByLabel('Input')).toHaveText('2');
  await expect(tests.nth(1).getByLabel('Expected')).toHaveText('5');
  await expect(tests.nth(1).getByLabel('Found')).toHaveText('4');
  await tests.nth(2).getByRole('button').click();
  await expect(tests.nth(2).getByLabel('Errors')).toContainText('ValueError');
  await page.screenshot({ path: '.out/screens/tests.png' });
  await workbench.stages.getByRole('button', { name: /^Environment stage/ }).click();
  await expect(tests).toHaveCount(0);
});

test('closing a changed file asks first', async ({ workbench, page }) => {
  await workbench.write('# changed\n');
  await page.keyboard.press('Alt+W');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Save the changes to aurora.py?');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('tab', { name: /aurora\.py/ })).toBeVisible();
});

async function put(page: Page, path: string, text: string): Promise<void> {
  await page.evaluate(
    async ([steps, name, content]) => {
      let folder = await navigator.storage.getDirectory();
      for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(content);
      await writable.close();
    },
    [path.split('/').slice(0, -1), path.split('/').at(-1) ?? path, text] as const,
  );
}

function get(page: Page, name: string): Promise<string> {
  return page.evaluate(async (file) => (await (await (await navigator.storage.getDirectory()).getFileHandle(file)).getFile()).text(), name);
}
