import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from './window-state.ts';

const primary = { x: 0, y: 25, width: 1920, height: 1055 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number, width = 1000, height = 700, maximised = false) => ({ box: { x, y, width, height }, maximised });

describe('where the window is put', () => {
  test('the first time: in the middle of the primary display', () => {
    expect(placeWindow(null, [primary, right])).toEqual(at(240, 103, 1440, 900));
  });
  test('on a display smaller than wanted: as large as that', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual(at(0, 0, 1280, 720));
  });
  test('where it was, on either display', () => {
    expect(placeWindow(at(100, 100), [primary, right])).toEqual(at(100, 100));
    expect(placeWindow(at(2000, 50), [primary, right])).toEqual(at(2000, 50));
  });
  test('partly beyond an edge, as the user left it', () => {
    expect(placeWindow(at(-500, 100), [primary])).toEqual(at(-500, 100));
  });
  test('in the middle of the primary when its display is gone, still maximised if it was', () => {
    expect(placeWindow(at(2000, 50, 1000, 700, true), [primary])).toEqual(at(240, 103, 1440, 900, true));
  });
  test('in the middle when only a sliver, or everything but its title, is on a display', () => {
    expect(placeWindow(at(1900, 100), [primary])).toEqual(at(240, 103, 1440, 900));
    expect(placeWindow(at(100, -650), [primary])).toEqual(at(240, 103, 1440, 900));
    expect(placeWindow(at(100, 1070), [primary])).toEqual(at(240, 103, 1440, 900));
  });
  test('no larger than its display, no smaller than can be worked in', () => {
    expect(placeWindow(at(0, 25, 9000, 9000), [primary])).toEqual(at(0, 25, 1920, 1055));
    expect(placeWindow(at(10, 30, 10, 10), [primary])).toEqual(at(240, 103, 1440, 900));
  });
});

describe('what is remembered', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'treeline-window-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('comes back, and leaves nothing else behind', () => {
    const file = join(folder, 'new', 'window.json');
    writeWindowState(file, at(1, 2, 800, 600, true));
    expect(readWindowState(file)).toEqual(at(1, 2, 800, 600, true));
    expect(readdirSync(join(folder, 'new'))).toEqual(['window.json']);
  });
  test.each(['', '{', 'null', '{"box":{},"maximised":true}', '{"box":{"x":1e400,"y":0,"width":1,"height":1},"maximised":false}', '[]'])(
    'a damaged file (%s) is as good as none',
    (text) => {
      writeFileSync(join(folder, 'window.json'), text);
      expect(readWindowState(join(folder, 'window.json'))).toBeNull();
    },
  );
  test('a file that is not there is none', () => expect(readWindowState(join(folder, 'window.json'))).toBeNull());
});
