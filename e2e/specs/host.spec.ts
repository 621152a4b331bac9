import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDataFolder, removeDataFolder, startHost } from '../fixtures/host.ts';
import { allIn } from '../fixtures/programs.ts';
import { expect, test } from '../fixtures/test.ts';
import { Workbench } from '../pages/workbench.ts';

// Its tests tell by what was there before.
test.use({ fresh: true });

const CLI = fileURLToPath(new URL('../../executor/cli/main.ts', import.meta.url));

test('without the token there is a sentence, and no workbench', async ({ page, host }) => {
  const answer = await page.goto(host.origin);
  expect(answer?.status()).toBe(401);
  await expect(page.getByRole('main').or(page.locator('body'))).toContainText('Open the address');
  await expect(page.locator('#root')).toHaveCount(0);
});

test('the address in the bar keeps no token', async ({ workbench, host }) => {
  expect(new URL(workbench.page.url()).href).toBe(`${host.origin}/`);
});

test('a second window shows the same history', async ({ workbench, context, host }) => {
  const second = new Workbench(await context.newPage());
  await second.open(host.origin);
  await workbench.run();
  await expect(workbench.verdict).toContainText('OK');
  await second.openPanel('History');
  await expect(second.submissions).toHaveCount(1);
});

test('a command line beside an open workbench talks to the same executor', async ({ workbench, host }) => {
  const folder = mkdtempSync(join(tmpdir(), 'treeline-program-'));
  const file = join(folder, 'beside.py');
  writeFileSync(file, allIn('RED'));
  const ran = spawnSync(process.execPath, [CLI, 'run', file, '--json'], {
    env: { ...process.env, TREELINE_DATA: host.data },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(ran.status, ran.stderr).toBe(0);
  await workbench.openPanel('History');
  await expect(workbench.submissions.first()).toContainText('beside.py');
});

test('a host that is killed and started again is found by the open page', async ({ page }) => {
  const data = newDataFolder();
  const first = await startHost(data);
  const workbench = new Workbench(page);
  await workbench.open(first.address);
  await workbench.run();
  await expect(workbench.verdict).toContainText('OK');

  await first.kill();
  await expect(page.getByRole('status').filter({ hasText: 'Connection lost' })).toBeVisible();
  await expect(workbench.tree).toBeVisible();

  const second = await startHost(data, Number(new URL(first.origin).port));
  await expect(page.getByText('Connection lost')).toBeHidden();
  await workbench.openPanel('History');
  await expect(workbench.submissions).toHaveCount(1);
  await workbench.run();
  await expect(workbench.submissions).toHaveCount(2);
  await second.stop();
  removeDataFolder(data);
});
