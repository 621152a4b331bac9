import { describe, expect, it } from 'vitest';
import { shapeOf } from '../recording/picture/projection.ts';
import { coneTree } from '../tree/cone-tree.ts';
import { COLUMNS, createLightMap, ROWS } from './light-map.ts';

const tree = coneTree(500);
const fill = (colours: Uint8Array) => createLightMap(tree, shapeOf(tree.positions)).fill(colours, new Uint8Array(COLUMNS * ROWS * 4));
const channel = (pixels: Uint8Array, row: number, of: number): number => {
  let sum = 0;
  for (let column = 0; column < COLUMNS; column++) sum += pixels[(row * COLUMNS + column) * 4 + of]!;
  return sum / COLUMNS;
};

describe('the light on the tree', () => {
  it('is none from dark LEDs', () => {
    const pixels = fill(new Uint8Array(1_500));
    expect(Math.max(channel(pixels, 0, 0), channel(pixels, 0, 1), channel(pixels, 0, 2))).toBe(0);
  });

  it('falls where the LEDs shine, in their colour', () => {
    const colours = new Uint8Array(1_500);
    for (let led = 0; led < 500; led++) colours[led * 3 + (tree.positions[led * 3 + 2]! < 0.8 ? 0 : 2)] = 255;
    const pixels = fill(colours);
    expect(channel(pixels, 1, 0)).toBeGreaterThan(60);
    expect(channel(pixels, 1, 2)).toBe(0);
    expect(channel(pixels, ROWS - 4, 2)).toBeGreaterThan(60);
    expect(channel(pixels, ROWS - 4, 0)).toBe(0);
  });

  it('is about even over an evenly lit tree, and never as bright as a lamp', () => {
    const pixels = fill(new Uint8Array(1_500).fill(255));
    const rows = Array.from({ length: ROWS - 3 }, (_, row) => channel(pixels, row + 1, 1));
    expect(Math.min(...rows) / Math.max(...rows)).toBeGreaterThan(0.5);
    expect(Math.max(...pixels.filter((_, i) => i % 4 !== 3))).toBeLessThan(250);
  });
});
