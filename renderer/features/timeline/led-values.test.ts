import { expect, it } from 'vitest';
import { changeAt, ledValues } from './led-values.ts';

/** Two LEDs: the second one changes with the third frame. */
const recording = {
  leds: 2,
  times: Float64Array.from([0, 10, 20, 30]),
  states: Uint8Array.from([9, 9, 9, 9, 1, 2, 3, 4, 8, 8, 8, 8, 1, 2, 3, 4, 7, 7, 7, 7, 1, 2, 3, 5, 6, 6, 6, 6, 1, 2, 3, 5]),
};

it('tells where an LED changes, and to what', () => {
  const values = ledValues(recording, 1);
  expect(values).toEqual({
    frames: [0, 2],
    states: [
      [1, 2, 3, 4],
      [1, 2, 3, 5],
    ],
  });
  expect([-1, 0, 1, 2, 3].map((frame) => changeAt(values, frame))).toEqual([-1, 0, 0, 1, 1]);
});

it('tells nothing of no frames', () => {
  expect(ledValues({ ...recording, times: new Float64Array() }, 1)).toEqual({ frames: [], states: [] });
});
