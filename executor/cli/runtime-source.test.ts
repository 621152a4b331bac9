import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { sourceOfFolder, sourceText } from './runtime-source.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

test('of a folder in a git checkout its revision is known, and whether it was changed since', async () => {
  const at = path.join(folder.path, 'mine');
  mkdirSync(at);
  writeFileSync(path.join(at, 'run.sh'), 'true\n');
  const git = (...args: string[]) => execFileSync('git', ['-C', folder.path, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
  expect(await sourceOfFolder(at)).toEqual({ kind: 'folder', path: at, git: null });
  git('init', '-q');
  // There is no revision yet.
  expect(await sourceOfFolder(at)).toEqual({ kind: 'folder', path: at, git: null });
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  const revision = git('rev-parse', 'HEAD').toString().trim();
  const clean = await sourceOfFolder(at);
  expect(clean).toEqual({ kind: 'folder', path: at, git: { revision, dirty: false } });
  // What is changed beside it is nothing of it.
  writeFileSync(path.join(folder.path, 'beside'), '');
  expect(await sourceOfFolder(at)).toEqual(clean);
  writeFileSync(path.join(at, 'run.sh'), 'false\n');
  const changed = await sourceOfFolder(at);
  expect(sourceText(changed)).toBe(`${at} (git ${revision.slice(0, 12)}, changed since)`);
});
