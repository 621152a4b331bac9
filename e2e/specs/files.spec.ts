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
