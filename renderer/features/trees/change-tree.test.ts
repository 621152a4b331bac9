import { describe, expect, it } from 'vitest';
import { treeFile } from '../../../simulator/tree/model/tree-file.ts';
import { withLeds } from '../../../simulator/tree/model/with-leds.ts';
import { freeName, withShape } from './change-tree.ts';
import { PRESETS } from './presets.ts';
import { isChanged, isSameTree, useTree } from './tree-store.ts';

const tree = (rest: object = {}) => treeFile.parse({ treeline: 'tree', version: 1, ...rest });
const measured = tree({
  leds: 3,
  lights: {
    shape: 'coordinates',
    positions: [
      [0, 0, 0],
      [1, 0, 1],
      [0, 1, 2],
    ],
  },
});

describe('another count of LEDs', () => {
  it('takes the dead ones along that are still there', () => {
    const fewer = withLeds(tree({ leds: 20, dead: [3, 17] }), 10);
    expect(fewer).toMatchObject({ leds: 10, dead: [3] });
    expect(treeFile.parse(fewer)).toEqual(fewer);
  });

  it('is not given to measured places', () => {
    expect(withLeds(measured, 5)).toBe(measured);
  });
});

describe('another shape', () => {
  it('keeps what both have', () => {
    const spiral = tree({ lights: { shape: 'spiral', height: 3, stray: 0.1, seed: 7, turns: 9 } });
    const strings = withShape(spiral, 'strings');
    expect(strings.lights).toEqual({ shape: 'strings', height: 3, stray: 0.1, seed: 7, strings: 16, zigzag: true });
    expect(withShape(strings, 'random').lights).toEqual({ shape: 'random', height: 3, seed: 7, volume: 'cone' });
  });

  it('may follow measured places', () => {
    expect(treeFile.parse(withShape(measured, 'cone'))).toMatchObject({ leds: 3, lights: { shape: 'cone' } });
  });
});

describe('a free name', () => {
  it.each([
    ['Hall', [], 'Hall'],
    ['Hall', ['Hall'], 'Hall 2'],
    ['Hall 2', ['Hall', 'Hall 2'], 'Hall 3'],
    ['x'.repeat(100), ['x'.repeat(100)], `${'x'.repeat(90)} 2`],
  ])('%.10s beside %j', (name, taken, free) => {
    expect(freeName(name, taken)).toBe(free);
  });
});

describe('the current tree', () => {
  it('is changed until it is as it was', () => {
    const { file, set } = useTree.getState();
    expect(isChanged(useTree.getState())).toBe(false);
    set({ ...file, order: 'GRB' });
    expect(isChanged(useTree.getState())).toBe(true);
    expect(useTree.getState().tree.lighting.order).toBe('GRB');
    set({ ...file, order: 'RGB' });
    expect(isChanged(useTree.getState())).toBe(false);
  });

  it('is compared down to its last place', () => {
    const again = treeFile.parse(JSON.parse(JSON.stringify(measured)));
    expect(isSameTree(measured, again)).toBe(true);
    if (again.lights.shape === 'coordinates') again.lights.positions[2]![2] = 2.1;
    expect(isSameTree(measured, again)).toBe(false);
  });
});

it('what one begins with can be saved, each by a name of its own', () => {
  for (const { file } of PRESETS) expect(treeFile.parse(file)).toEqual(file);
  expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(PRESETS.length);
});
