import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startElectron } from './start-electron.ts';

// A script stands in for the binary, which is not on every machine; the process is real.
const posix = test.skipIf(process.platform === 'win32');
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'treeline-start-'))));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  delete process.env['ELECTRON_RUN_AS_NODE'];
});

function binary(script: string): string {
  const path = join(folder, 'electron');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

posix('starts the built application as Electron, never as plain Node, and tells its exit code', async () => {
  process.env['ELECTRON_RUN_AS_NODE'] = '1';
  const said = join(folder, 'said');
  expect(await startElectron(binary(`echo "$1 $2 [$ELECTRON_RUN_AS_NODE]" > '${said}'; exit 7`), ['--x'])).toBe(7);
  expect(readFileSync(said, 'utf8')).toMatch(/[\\/]\.out --x \[\]\n$/);
});

posix('leaves no signal handlers behind', async () => {
  const before = process.listenerCount('SIGINT');
  await startElectron(binary('exit 0'));
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('a binary that cannot be started is an error', async () => {
  await expect(startElectron(join(folder, 'none'))).rejects.toThrow(/ENOENT/);
});
