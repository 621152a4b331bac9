import { expect, it } from 'vitest';
import { asShown } from './as-shown.ts';
import type { Recording } from './recording.ts';

it('shows every frame in the steps of the tree, its colours, and its dead LEDs', () => {
  const recording: Recording = {
    leds: 2,
    seed: 7,
    durationMs: 20,
    times: Float64Array.from([0, 10]),
    lines: Uint32Array.from([1, 2]),
    states: Uint8Array.from([255, 4, 0, 100, 255, 255, 255, 100, 0, 9, 0, 100, 255, 255, 255, 100]),
  };
  expect(asShown(recording, { path: 'deployed', order: 'GRB', dead: [1] })).toEqual({
    ...recording,
    states: Uint8Array.from([0, 255, 0, 100, 0, 0, 0, 0, 5, 0, 0, 100, 0, 0, 0, 0]),
  });
});
