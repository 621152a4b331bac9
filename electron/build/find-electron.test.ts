import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron, type Machine } from './find-electron.ts';

let electron: string;
beforeEach(() => void (electron = mkdtempSync(join(tmpdir(), 'treeline-electron-'))));
afterEach(() => rmSync(electron, { recursive: true, force: true }));

const put = (path: string, text = ''): string => {
  mkdirSync(join(electron, path, '..'), { recursive: true });
  writeFileSync(join(electron, path), text);
  return join(electron, path);
};
const on = (changes: Partial<Machine> = {}): Machine => ({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000, electron, ...changes });
const why = (machine: Machine): string => {
  const found = findElectron(machine);
  return 'why' in found ? found.why : `found ${found.path}`;
};

test('the binary that the installer noted', () => {
  const path = put('dist/electron');
  put('path.txt', 'electron');
  expect(findElectron(on())).toEqual({ path });
});

test.each([
  ['linux', 'electron'],
  ['win32', 'electron.exe'],
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
])('on %s, where it always is', (platform, name) => {
  const path = put(`dist/${name}`);
  expect(findElectron(on({ platform }))).toEqual({ path });
});

test('one in another folder, where the environment names it', () => {
  const path = put('elsewhere/electron');
  const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join(electron, 'elsewhere') };
  expect(findElectron(on({ env }))).toEqual({ path });
  rmSync(path);
  expect(why(on({ env }))).toMatch(/ELECTRON_OVERRIDE_DIST_PATH names .*elsewhere/);
});

test('Wayland is a display too', () => {
  put('dist/electron');
  expect(findElectron(on({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toHaveProperty('path');
});

test('why there is none is said: no binary, no display, root', () => {
  expect(why(on())).toMatch(/no Electron binary.*install-electron/);
  put('dist/electron');
  expect(why(on({ env: {} }))).toMatch(/no display/);
  expect(why(on({ uid: 0 }))).toMatch(/ordinary user/);
});

test('only Linux asks for a display and minds root', () => {
  put('dist/Electron.app/Contents/MacOS/Electron');
  expect(findElectron(on({ platform: 'darwin', env: {}, uid: 0 }))).toHaveProperty('path');
});
