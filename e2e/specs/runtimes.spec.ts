import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, withDocker, withoutDocker } from '../fixtures/engine.ts';

/** Images, packages and an environment are made from nothing. */
const FROM_NOTHING = 300_000;

withoutDocker.describe('without a Docker', () => {
  withoutDocker('the catalogue is there, and is searched', async ({ workbench, page }) => {
    await workbench.openPanel('Runtimes');
    const panel = page.getByRole('complementary', { name: 'Runtimes' });
    await expect(panel.getByRole('list', { name: 'Built in' }).getByRole('listitem')).toHaveCount(2);
    await expect(panel).toContainText('No Docker answers');
    const find = panel.getByRole('searchbox', { name: 'Find a runtime' });
    await find.fill('haskell');
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    await panel.getByRole('button', { name: /^Haskell/ }).click();
    await expect(panel.getByText('Treeline itself')).toBeVisible();
    await faultless(page);
    await find.fill('no such thing');
    await expect(panel).toContainText('Nothing is called that.');
  });

  withoutDocker('what is wrong is marked as one types, and put right', async ({ workbench, page }) => {
    await beginRuntime(page, 'Shell (shell)', 'Mine');
    const findings = page.getByRole('button', { name: /^Findings/ });
    await expect(findings).toHaveText('Findings');
    await page.getByRole('tab', { name: 'run.sh' }).click();
    await workbench.write('#!/bin/sh\ncurl example.org\n');
    await expect(findings).toHaveText('Findings1');
    await expect(page.locator('[data-editor="code"] .squiggly-warning')).toBeVisible();
    await page.getByRole('tab', { name: 'runtime.json' }).click();
    // By the schema, at its place; by the linter, in a sentence.
    await workbench.write('{ "id": "Mine!", "name": "Mine", "version": "1", "languages": ["Shell"] }\n');
    await expect(page.locator('[data-editor="code"] .squiggly-error')).toBeVisible();
    await findings.click();
    await expect(page.getByRole('list', { name: 'Findings' })).toContainText('an id is small letters');
    await page.getByRole('button', { name: /run\.sh:2/ }).click();
    await expect(page.getByRole('tab', { name: 'run.sh', selected: true })).toBeVisible();
  });
});

withDocker('a runtime is born: written, broken, mended, installed, used', async ({ workbench, page }) => {
  withDocker.setTimeout(FROM_NOTHING);
  await beginRuntime(page, 'Shell (shell)', 'Mine');
  await page.getByRole('tab', { name: 'run.sh' }).click();
  // A tab is turned to before its text is painted.
  await expect(page.locator('[data-editor="code"] .view-lines')).toContainText('#!/bin/sh');
  const whole = await workbench.seenText();

  await workbench.write(`${whole.trimEnd()} | tr 0-9 x\n`);
  const panel = page.getByRole('complementary', { name: 'Runtimes' });
  const output = page.getByRole('region', { name: 'Stages and output' });
  await panel.getByRole('button', { name: 'Run self-tests' }).click();
  await expect(output).toContainText(/\d of \d self-tests passed/, { timeout: FROM_NOTHING });
  await expect(
    output
      .getByRole('list', { name: 'Self-tests' })
      .getByRole('button', { name: /^failed/ })
      .first(),
  ).toBeVisible();
  await expect(output.getByText('Expected').first()).toBeVisible();
  await expect(output.getByText('Found').first()).toBeVisible();

  await workbench.write(whole);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(output).toContainText(/All \d self-tests of Mine passed/, { timeout: FROM_NOTHING });
  await output.getByRole('button', { name: 'Install' }).click();
  await expect(output).toContainText('mine is available, as number 1000', { timeout: FROM_NOTHING });

  await page.getByRole('button', { name: 'What passed when' }).first().click();
  const matrix = page.getByRole('dialog', { name: 'What passed when' });
  await expect(matrix.getByRole('columnheader')).toHaveCount(4);
  await expect(matrix.getByRole('region', { name: 'Runs of Mine' })).toContainText('Kernel');
  await expect(matrix).toContainText('Nothing is another');
  await faultless(page);
  await page.keyboard.press('Escape');

  await workbench.begin('mine.sh', 'echo "from $0 in ${BASH_VERSION%%.*}"\n');
  await page.getByRole('button', { name: 'Engine: Embedded' }).click();
  await page.getByRole('combobox', { name: 'Runtime' }).selectOption('Mine (1000)');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Runtime: Mine' })).toBeVisible();
  await workbench.run();
  await expect(workbench.output).toContainText('from main.sh in 5');
});

/** Begins a runtime from a bundled one, in the panel that was closed. */
async function beginRuntime(page: Page, from: string, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Side panels' }).getByRole('button', { name: 'Runtimes' }).click();
  await page.getByRole('button', { name: 'New…' }).click();
  await page.getByRole('combobox', { name: 'Begins as' }).selectOption(from);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'runtime.json', selected: true })).toBeVisible();
}

async function faultless(page: Page): Promise<void> {
  // The editor is Monaco's own work.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-editor]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
}
