import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, withDocker, withoutDocker } from '../fixtures/engine.ts';

/** Images, packages and an environment are made from nothing. */
const FROM_NOTHING = 300_000;

withoutDocker.describe('without a Docker', () => {
  withoutDocker('it is said in a sentence, and the embedded engine goes on working', async ({ workbench, page }) => {
    await workbench.openPanel('Environments');
    const panel = page.getByRole('complementary', { name: 'Environments' });
    await expect(panel).toContainText('Docker is not there');
    await expect(panel).toContainText('Start Docker, or install it');
    await expect(panel.getByRole('button', { name: 'Look again' })).toBeVisible();
    await workbench.write('print("all the same")\n');
    await workbench.run();
    await expect(workbench.output).toContainText('all the same');
  });

  withoutDocker('a project that needs it is for it by itself, and its run says what is missing', async ({ workbench, page }) => {
    await workbench.openSample('Pipeline');
    const engine = page.getByRole('button', { name: 'Engine: Docker' });
    await expect(engine).toBeVisible();
    await expect(workbench.status).toContainText('Docker does not answer');
    await engine.click();
    await expect(page.getByRole('dialog')).toContainText('because the project has a cutor.nix');
    await page.keyboard.press('Escape');
    await workbench.run();
    await expect(workbench.verdict).toContainText('This submission needs the docker engine.');
    await expect(workbench.stages.getByRole('button', { name: /^Run stage: not reached/ })).toBeVisible();
  });

  withoutDocker('the engine is chosen, and what was chosen is used', async ({ workbench, page }) => {
    await workbench.begin('main.py', 'print("from the embedded engine")\n');
    await addFile(page, 'run.sh');
    await expect(page.getByRole('button', { name: 'Engine: Docker' })).toBeVisible();
    await page.getByRole('button', { name: 'Engine: Docker' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Embedded' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Engine: Embedded' })).toBeVisible();
    await workbench.run();
    await expect(workbench.verdict).toContainText('has a run.sh, which the embedded engine cannot run');
    await page.getByRole('listitem').filter({ hasText: 'run.sh' }).hover();
    await page.getByRole('button', { name: 'Remove run.sh' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await workbench.run();
    await expect(workbench.output).toContainText('from the embedded engine');
  });

  withoutDocker('files are added to a program, named, and run with it', async ({ workbench, page }) => {
    await workbench.begin('main.py', 'from words.greet import words\nprint(words)\n');
    await addFile(page, 'words/greet.py');
    await expect(page.getByRole('tab', { name: 'greet.py', selected: true })).toBeVisible();
    await workbench.write('words = "a good evening"\n');
    await page.getByRole('tab', { name: 'main.py' }).click();
    await workbench.run();
    await expect(workbench.output).toContainText('a good evening');
    await addFile(page, 'words');
    await expect(page.getByText('a name cannot be a file and a folder')).toBeVisible();
  });

  withoutDocker('a project’s languages have their colours', async ({ workbench, page }) => {
    await workbench.openSample('Primes in Haskell');
    const colour = (of: Locator) => of.evaluate((span) => getComputedStyle(span).color);
    const lines = page.locator('[data-editor] .view-line');
    const cases = [
      { file: 'Main.hs', keyword: 'module' },
      { file: 'cutor.nix', keyword: 'import' },
      { file: 'run.sh', keyword: '#!/bin/sh' },
    ];
    for (const { file, keyword } of cases) {
      await page.getByRole('tab', { name: file }).click();
      const word = lines.locator('span > span').filter({ hasText: keyword }).first();
      await expect(word).toBeVisible();
      await expect.poll(async () => (await colour(word)) === (await colour(lines.first())), file).toBe(false);
    }
  });

  withoutDocker('output has its colours, and is text whatever it says', async ({ workbench }) => {
    await workbench.begin(
      'main.py',
      String.raw`print("\x1b[1;31mred\x1b[0m \x1b[38;2;1;2;3mmixed\x1b[0m\x1b[2K\x1b[5A")` +
        String.raw`
print("<b>no markup</b>")
print(" 10 %\r100 %")
`,
    );
    await workbench.run();
    await expect(workbench.verdict).toContainText('OK');
    const rows = workbench.output.locator('[data-row]');
    await expect(rows).toHaveText(['red mixed', '<b>no markup</b>', '100 %']);
    await expect(rows.first().getByText('mixed')).toHaveCSS('color', 'rgb(1, 2, 3)');
    await expect(rows.first().getByText('red')).toHaveCSS('font-weight', '700');
  });

  withoutDocker('of long output only what is in sight is in the page, from its end to its beginning', async ({ workbench }) => {
    await workbench.begin('main.py', 'for n in range(120_000):\n    print(n)\n');
    await workbench.run();
    await expect(workbench.output.getByText('119999', { exact: true })).toBeInViewport();
    expect(await workbench.output.locator('[data-row]').count()).toBeLessThan(100);
    await workbench.output.evaluate((log) => (log.scrollTop = 0));
    await expect(workbench.output.getByText('0', { exact: true })).toBeInViewport();
    // What was gone away from does not come back by itself.
    await expect(workbench.output.getByText('119999', { exact: true })).toHaveCount(0);
  });

  withoutDocker('settings of the engine are kept, and a wrong one is told', async ({ workbench, page }) => {
    await workbench.openPanel('Settings');
    await page.getByRole('button', { name: 'Named hosts' }).click();
    await page.getByRole('textbox', { name: 'Hosts' }).fill('example.org\n*.example.net');
    await page.getByRole('button', { name: 'nixpkgs' }).click();
    await page.getByRole('textbox', { name: 'Revision' }).fill('main');
    await page.keyboard.press('Enter');
    await expect(page.getByText('A revision is 40 hexadecimal digits')).toBeVisible();
    await workbench.reload();
    await expect(page.getByRole('textbox', { name: 'Hosts' })).toHaveValue('example.org\n*.example.net');
    await expect(page.getByRole('button', { name: 'Starter' })).toHaveAttribute('aria-pressed', 'true');
  });

  for (const theme of ['Light', 'Dark']) {
    withoutDocker(`roles, names and contrast of its panels hold in the ${theme.toLowerCase()} theme`, async ({ workbench, page }) => {
      await workbench.openPanel('Settings');
      await page.getByRole('button', { name: theme, exact: true }).click();
      await workbench.begin('main.py', String.raw`print("\n".join(f"\x1b[{c}mcolour\x1b[0m" for c in [*range(30, 38), *range(90, 98)]))`);
      await workbench.run();
      await expect(workbench.verdict).toContainText('OK');
      await faultless(page);
      await workbench.openPanel('Environments');
      await page.getByRole('button', { name: /^Engine/ }).click();
      await faultless(page);
    });
  }
});

withDocker('an environment is made while one looks on, is kept, is there at once, and goes', async ({ workbench, page }) => {
  withDocker.setTimeout(FROM_NOTHING);
  await workbench.openSample('Pipeline');
  await workbench.run();
  const environment = workbench.stages.getByRole('button', { name: /^Environment stage/ });
  await expect(environment).toHaveAccessibleName(/running/);
  await expect(workbench.output.locator('[data-row]').first()).toBeVisible({ timeout: FROM_NOTHING });
  await expect(workbench.verdict).toContainText('OK', { timeout: FROM_NOTHING });
  await expect(workbench.output).toContainText('lamp');
  await workbench.run();
  await expect(environment).toHaveAccessibleName(/hit/);
  await environment.click();
  const key = page.getByLabel('Figures of the environment stage').getByRole('button');
  await expect(key).toHaveText(/^[0-9a-f]{8}$/);
  await workbench.stages.getByRole('button', { name: /^Run stage/ }).click();
  await expect(page.getByLabel('Figures of the run stage')).toContainText('Processor');

  await environment.click();
  await key.click();
  const panel = page.getByRole('complementary', { name: 'Environments' });
  await expect(panel).toContainText('Ready');
  const kept = panel.getByRole('list', { name: 'Environments' }).locator(':scope > li');
  await expect(kept).toHaveCount(1);
  await expect(kept).toContainText(/coreutils.*MiB.*2 times/s);
  await expect(kept.getByRole('list', { name: 'Packages' })).toContainText('gawk');
  await faultless(page);
  await kept.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(kept).toHaveCount(0);
  await expect(page.getByText('1 environment removed')).toBeVisible();
});

withDocker('the engine is prepared from the panel', async ({ workbench, page }) => {
  withDocker.setTimeout(FROM_NOTHING);
  await workbench.openPanel('Environments');
  const panel = page.getByRole('complementary', { name: 'Environments' });
  const prepare = panel.getByRole('button', { name: 'Prepare', exact: true });
  const ready = panel.getByText('Ready', { exact: true });
  await expect(prepare.or(ready)).toBeVisible();
  // The images are all data folders'; another test may have made them.
  if (await prepare.isVisible()) await prepare.click();
  await expect(ready).toBeVisible({ timeout: FROM_NOTHING });
  await expect(panel).toContainText('Base image');
});

withDocker('a verdict tells the figures behind it', async ({ workbench, page }) => {
  withDocker.setTimeout(FROM_NOTHING);
  await workbench.begin('run.sh', 'a=x\nwhile true; do a=$a$a; done\n');
  await workbench.run();
  await expect(workbench.verdict).toContainText('Memory limit', { timeout: FROM_NOTHING });
  await expect(page.getByLabel('Figures of the run stage')).toContainText('limit 256 MiB');
  await workbench.openPanel('History');
  await expect(workbench.submissions.first()).toContainText('Memory limit');
});

withDocker('a run in a container is cancelled', async ({ workbench, page }) => {
  withDocker.setTimeout(FROM_NOTHING);
  await workbench.begin('run.sh', 'echo begun\nwhile true; do :; done\n');
  await workbench.run();
  await expect(workbench.output).toContainText('begun', { timeout: FROM_NOTHING });
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(workbench.verdict).toContainText('Cancelled');
});

async function addFile(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a file to main.py' }).click();
  await page.keyboard.type(path);
  await page.keyboard.press('Enter');
}

async function faultless(page: Page): Promise<void> {
  // The editor is Monaco's own work.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-editor]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
}
