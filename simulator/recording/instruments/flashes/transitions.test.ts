import { describe, expect, it } from 'vitest';
import { createFlashFinder, GENERAL, RED } from './transitions.ts';

type Light = readonly [red: number, green: number, blue: number];
const BLUE: Light = [0, 0, 255];
const FULL_RED: Light = [255, 0, 0];

/** The marks of one light that goes through these, from the dark. */
function marksOf(...lights: Light[]): number[] {
  const next = createFlashFinder(1, 255);
  return lights.map(([red, green, blue]) => next(0, red, green, blue));
}
const white = (...levels: number[]) => marksOf(...levels.map((level): Light => [level * 255, level * 255, level * 255]));
const reds = (...lights: Light[]) => marksOf(...lights).map((mark) => mark & RED);

describe('a general flash', () => {
  it('ends when light that rose has fallen', () => {
    expect(white(0.5, 0.5, 0.4, 0.39, 0.3)).toEqual([0, 0, GENERAL, 0, 0]);
  });

  it('is measured from the turning points, however many steps there are between them', () => {
    expect(white(0.12, 0.3, 0.5, 0.45, 0.38)).toEqual([0, 0, 0, 0, GENERAL]);
    expect(white(0.5, 0.38, 0.3, 0.36, 0.41, 0.3)).toEqual([0, GENERAL, 0, 0, 0, GENERAL]);
  });
});

describe('a red flash', () => {
  it('needs a saturated red', () => {
    expect(reds(BLUE, FULL_RED, BLUE)).toEqual([0, 0, RED]);
    expect(reds(BLUE, [255, 100, 0], BLUE)).toEqual([0, 0, 0]);
  });

  it('needs another colour beside it, not a neighbour', () => {
    expect(reds([255, 70, 0], FULL_RED, [255, 70, 0], FULL_RED, [255, 70, 0])).toEqual([0, 0, 0, 0, 0]);
  });

  it('is measured from the reddest and the least red, however it came there', () => {
    // White is too near to this red; blue, before it, is not.
    const dull: Light = [255, 30, 30];
    expect(reds([255, 255, 255], dull, [255, 255, 255])).toEqual([0, 0, 0]);
    expect(reds(BLUE, [255, 255, 255], dull, [255, 255, 255], BLUE)).toEqual([0, 0, 0, 0, RED]);
    expect(reds(BLUE, dull, FULL_RED, dull, [255, 255, 255])).toEqual([0, 0, 0, 0, RED]);
  });
});
