import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identityOf, tarOf } from './pack.ts';
import { treeOf } from './tree.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-source-'));
  write('default.nix', '{ }');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

async function tarred(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of tarOf('x.part', treeOf(folder))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a folder is packed below a name, with folders, modes and links', async () => {
  write('pkgs/a b/builder.sh', 'echo');
  write('empty', '');
  chmodSync(path.join(folder, 'pkgs/a b/builder.sh'), 0o755);
  symlinkSync('a b/builder.sh', path.join(folder, 'pkgs/link'));
  const listed = execFileSync('tar', ['-tv', '--numeric-owner'], { input: await tarred(), env: { ...process.env, TZ: 'UTC' } }).toString();
  const rows = listed.trim().split('\n');
  expect(rows.map((row) => row.replace(/^(\S+) +0\/0 +\d+ 1970-01-01 00:00 /, '$1 '))).toEqual([
    'drwxr-xr-x x.part',
    '-rw-r--r-- x.part/default.nix',
    '-rw-r--r-- x.part/empty',
    'drwxr-xr-x x.part/pkgs',
    'drwxr-xr-x x.part/pkgs/a b',
    '-rwxr-xr-x x.part/pkgs/a b/builder.sh',
    'lrwxrwxrwx x.part/pkgs/link -> a b/builder.sh',
  ]);
});

test('the same content has the same identity and the same bytes, whenever it was written', async () => {
  write('b', '1');
  const before = [await identityOf(treeOf(folder)), await tarred()];
  rmSync(path.join(folder, 'b'));
  write('b', '1');
  expect([await identityOf(treeOf(folder)), await tarred()]).toEqual(before);
});

test.each([
  ['a byte', () => write('b', '2')],
  ['a name', () => write('c', '')],
  ['a mode', () => chmodSync(path.join(folder, 'b'), 0o755)],
])('%s changes the identity', async (_, change) => {
  write('b', '1');
  const before = await identityOf(treeOf(folder));
  change();
  expect(await identityOf(treeOf(folder))).not.toBe(before);
});

test('a file is the whole source', () => {
  expect(treeOf(path.join(folder, 'default.nix'))).toMatchObject([{ kind: 'file', path: 'default.nix', bytes: 3 }]);
});

test('history and what nix-build left are no part of it', () => {
  write('.git/config', '');
  symlinkSync('/nix/store/00000000000000000000000000000000-x', path.join(folder, 'result'));
  expect(treeOf(folder).map((entry) => entry.path)).toEqual(['default.nix']);
});

test.each([
  ['a pipe', () => execFileSync('mkfifo', [path.join(folder, 'pipe')]), /pipe is neither a file, a folder nor a link/],
  ['a link to elsewhere', () => symlinkSync('/etc/passwd', path.join(folder, 'out')), /out leads out of the package source/],
  ['a link above it', () => symlinkSync('../x', path.join(folder, 'up')), /up leads out of the package source/],
  ['no default.nix', () => rmSync(path.join(folder, 'default.nix')), /has no default\.nix/],
])('%s is refused', (_, make, sentence) => {
  make();
  expect(() => treeOf(folder)).toThrow(sentence);
});

test('what is not there is said so', () => {
  expect(() => treeOf(path.join(folder, 'nowhere'))).toThrow(/nowhere is not there: choose another one/);
});
