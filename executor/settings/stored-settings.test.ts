import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredSettings } from '../contract/settings.ts';
import { temporaryFolder } from '../testing/test-executor.ts';
import { DEFAULT_SETTINGS, openSettings } from './stored-settings.ts';

let data: ReturnType<typeof temporaryFolder>;
let lines: string[];
beforeEach(() => {
  data = temporaryFolder();
  lines = [];
});
afterEach(() => data.remove());

const open = (override?: Partial<StoredSettings>) => openSettings({ folder: data.path, override, log: (line) => lines.push(line) });
const file = () => join(data.path, 'settings.json');

describe('settings', () => {
  test('are the defaults until something is set, and no file is made', () => {
    expect(open().get()).toEqual(DEFAULT_SETTINGS);
    expect(existsSync(file())).toBe(false);
  });

  test('what was set outlives the process; the rest stays as it was', () => {
    expect(open().set({ waiting: 5 })).toEqual({ ...DEFAULT_SETTINGS, waiting: 5 });
    expect(open().set({ network: { kind: 'hosts', hosts: ['example.org'] } })).toMatchObject({ waiting: 5 });
    expect(open().get()).toEqual({ ...DEFAULT_SETTINGS, waiting: 5, network: { kind: 'hosts', hosts: ['example.org'] } });
    expect(readdirSync(data.path)).toEqual(['settings.json']);
  });

  test('a default that is not set may change with the version: it is not written', () => {
    open().set({ waiting: 5 });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ waiting: 5 });
  });

  test('what a process was started with holds in it, and is not kept', () => {
    const store = open({ source: { kind: 'folder', path: '/packages' } });
    expect(store.set({ waiting: 3 })).toMatchObject({ source: { kind: 'folder', path: '/packages' }, waiting: 3 });
    expect(open().get()).toEqual({ ...DEFAULT_SETTINGS, waiting: 3 });
  });

  test('a mark of byte order is read over', () => {
    writeFileSync(file(), '\uFEFF{ "waiting": 7 }');
    expect(open().get().waiting).toBe(7);
    expect(lines).toEqual([]);
  });

  test.each([
    ['no JSON', '{ "waiting": '],
    ['a field that is not known', '{ "waitin": 3 }'],
    ['a value that cannot be', '{ "waiting": -1 }'],
    ['no object', '[]'],
  ])('a file with %s is put aside, with a word, and the defaults hold', (_what, content) => {
    writeFileSync(file(), content);
    const store = open();
    expect(store.get()).toEqual(DEFAULT_SETTINGS);
    expect(lines).toEqual([expect.stringMatching(/could not be understood.*unreadable-.*the defaults hold/)]);
    const [aside = ''] = readdirSync(data.path);
    expect(readFileSync(join(data.path, aside), 'utf8')).toBe(content);
    store.set({ waiting: 1 });
    expect(open().get().waiting).toBe(1);
  });

  test('what cannot be read stays, with a word', () => {
    mkdirSync(file());
    expect(open().get()).toEqual(DEFAULT_SETTINGS);
    expect(lines).toEqual([expect.stringMatching(/cannot be read \(EISDIR\)/)]);
    expect(existsSync(file())).toBe(true);
  });

  test('a folder of packages is named by its whole path', () => {
    expect(() => open().set({ source: { kind: 'folder', path: 'packages' } })).toThrow('give the whole path');
    expect(open().get()).toEqual(DEFAULT_SETTINGS);
  });
});
