import { expect, it } from 'vitest';
import { measure } from '../recording/instruments/measure.ts';
import { treeFile } from './model/tree-file.ts';
import { treeOf } from './tree.ts';

it('has what scenes and instruments ask of it', () => {
  const file = treeFile.parse({
    treeline: 'tree',
    version: 1,
    name: 'Hall',
    leds: 2,
    order: 'GRB',
    dead: [1],
    speed: { microsPerLed: 120 },
    supply: { amperes: 3 },
    rules: 'deployed',
  });
  const tree = treeOf(file);
  expect(tree).toMatchObject({
    name: 'Hall',
    leds: 2,
    lighting: { path: 'deployed', order: 'GRB', dead: [1] },
    microsPerLed: 120,
    amperes: 3,
  });
  expect(tree.positions).toHaveLength(6);
  const states = Uint8Array.from([255, 0, 0, 100, 255, 0, 0, 100]);
  const recording = { leds: 2, seed: 0, durationMs: 10, times: new Float64Array(1), lines: new Uint32Array(1), states };
  // One of six channels, at a fifth, and two chips.
  expect(measure(recording, tree).amperes.peak).toBeCloseTo(0.02 / 5 + 0.002, 6);
});
