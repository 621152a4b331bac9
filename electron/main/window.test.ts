import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWindow } from './window.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'treeline-window-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] } as never;

/** Opens a window of our playing, and tells what was asked of it. */
function open(dark = true) {
  const done: string[] = [];
  let asked: BrowserWindowConstructorOptions = {};
  const window = Object.assign(new EventEmitter(), {
    show: () => done.push('show'),
    maximize: () => done.push('maximize'),
    loadURL: async (address: string) => void done.push(address),
    getNormalBounds: () => ({ x: 40, y: 50, width: 1000, height: 700 }),
    isMaximized: () => true,
  });
  const create = (options: BrowserWindowConstructorOptions) => {
    asked = options;
    return window as unknown as BrowserWindow;
  };
  openWindow({ create, screen, stateFile: join(folder, 'window.json'), preload: '/preload.cjs', dark });
  return { window, done, asked };
}

test('the page is in a sandbox, apart from the preload, without Node and without other pages in it', () => {
  expect(open().asked.webPreferences).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test('it shows when there is something to see, on the colour of the theme until then', () => {
  const { window, done, asked } = open();
  expect([asked.show, asked.backgroundColor, open(false).asked.backgroundColor]).toEqual([false, '#0e1113', '#ffffff']);
  expect(done).toEqual(['app://workbench/']);
  window.emit('ready-to-show');
  expect(done).toEqual(['app://workbench/', 'show']);
});

test('it comes back where it was closed, maximised as it was', () => {
  open().window.emit('close');
  const { asked, done } = open();
  expect(asked).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 });
  expect(done).toContain('maximize');
});
