import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { treeline } from './testing/treeline.ts';

const data = temporaryFolder();
afterAll(data.remove);
const at = { cwd: data.path, env: { TREELINE_DATA: path.join(data.path, 'data') } };
const runtime = (...args: string[]) => treeline(['runtime', ...args], at);

test('keys are made once, and are their owner’s alone', async () => {
  const { stdout } = await runtime('keys', 'new', 'ada', '--json');
  const made = JSON.parse(stdout) as { key: string; fingerprint: string };
  expect(statSync(path.join(data.path, 'ada')).mode & 0o777).toBe(0o600);
  expect(readFileSync(path.join(data.path, 'ada.pub'), 'utf8')).toBe(`${made.key}\n`);
  expect(await runtime('keys', 'new', 'ada')).toMatchObject({ code: 1, stderr: expect.stringContaining('never written over') });
  writeFileSync(path.join(data.path, 'eve.pub'), 'another');
  expect(await runtime('keys', 'new', 'eve')).toMatchObject({ code: 1, stderr: expect.stringContaining('There is a eve.pub already') });
  expect(existsSync(path.join(data.path, 'eve'))).toBe(false);
  expect(await runtime('keys', 'old', 'ada')).toMatchObject({ code: 2, stderr: expect.stringContaining('treeline runtime keys new FILE') });
});

test('authors are added by their public keys, each once, and removed', async () => {
  expect((await runtime('authors', 'list')).stdout).toBe('No author is known here: every bundle is asked about.\n');
  expect((await runtime('authors', 'add', 'ada.pub')).stdout).toMatch(/^ada  ([0-9a-f]{4} ){7}[0-9a-f]{4}\n$/);
  expect(await runtime('authors', 'add', 'ada.pub', '--name', 'Ida')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('ada is known'),
  });
  expect(await runtime('authors', 'add', 'ada')).toMatchObject({ code: 1, stderr: expect.stringContaining('ada is no public key') });
  expect(await runtime('authors', 'remove', 'Ida')).toMatchObject({ code: 1, stderr: expect.stringContaining('no author Ida') });
  expect(JSON.parse((await runtime('authors', 'remove', 'ada', '--json')).stdout)).toEqual({ authors: [] });
});

test.each([
  [['export', 'lua'], /--out FILE/],
  [['export', 'lua', '--out', 'x', '--sign', 'ada.pub'], /ada.pub cannot sign. It is no private key/],
  [['import', 'nowhere'], /There is no nowhere/],
  [['import', 'page'], /no bundle of a runtime/],
  [['import', '.'], /\. is no file/],
] as const)('runtime %j is told in a sentence', async (args, sentence) => {
  writeFileSync(path.join(data.path, 'page'), '<!doctype html>'.repeat(100));
  const { code, stderr } = await runtime(...args);
  expect(code).toBeGreaterThan(0);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
