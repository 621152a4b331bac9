import { describe, expect, it } from 'vitest';
import type { Recording } from './recording.ts';
import { ledsOf, paintStrip } from './strip.ts';

/** Two LEDs: dark for 100 ms, then red below and blue above, then green and dark. */
const recording: Recording = {
  leds: 2,
  seed: 0,
  durationMs: 300,
  times: Float64Array.from([100, 200]),
  lines: Uint32Array.from([1, 2]),
  states: Uint8Array.from([255, 0, 0, 100, 0, 0, 255, 100, 0, 255, 0, 100, 0, 0, 0, 0]),
};

function strip(width: number, height: number): number[][][] {
  const pixels = new Uint8ClampedArray(width * height * 4);
  paintStrip(recording, pixels, { width, height });
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]),
  );
}

describe('the strip of a recording', () => {
  it('runs from left to right in time and from the foot upwards', () => {
    expect(strip(3, 2)).toEqual([
      [
        [0, 0, 0, 255],
        [0, 0, 255, 255],
        [0, 0, 0, 255],
      ],
      [
        [0, 0, 0, 255],
        [255, 0, 0, 255],
        [0, 255, 0, 255],
      ],
    ]);
  });

  it('shows the mean light where LEDs share a pixel', () => {
    expect(strip(3, 1)[0]).toEqual([
      [0, 0, 0, 255],
      [188, 0, 188, 255],
      [0, 188, 0, 255],
    ]);
  });

  it('repeats an LED over the rows where there are more rows than LEDs', () => {
    const column = strip(3, 4).map((row) => row[1]);
    expect(column).toEqual([
      [0, 0, 255, 255],
      [0, 0, 255, 255],
      [255, 0, 0, 255],
      [255, 0, 0, 255],
    ]);
  });

  it('can be painted in parts', () => {
    const whole = new Uint8ClampedArray(3 * 2 * 4);
    const parts = new Uint8ClampedArray(3 * 2 * 4);
    paintStrip(recording, whole, { width: 3, height: 2 });
    paintStrip(recording, parts, { width: 3, height: 2 }, undefined, 0, 1);
    paintStrip(recording, parts, { width: 3, height: 2 }, undefined, 1, 3);
    expect(parts).toEqual(whole);
  });

  it('shows a section alone', () => {
    const pixels = new Uint8ClampedArray(2 * 4);
    paintStrip(recording, pixels, { width: 2, height: 1 }, { from: 0, to: 200 });
    expect([...pixels]).toEqual([0, 0, 0, 255, 188, 0, 188, 255]);
  });

  it('misses no frame where a pixel stands for several: it shows their mean', () => {
    const pixels = new Uint8ClampedArray(2 * 4);
    paintStrip(recording, pixels, { width: 1, height: 2 });
    expect([...pixels]).toEqual([0, 0, 156, 255, 156, 156, 0, 255]);
  });

  it('knows the LEDs of each row', () => {
    expect([0, 1, 2].map((row) => ledsOf(row, 3, 500))).toEqual([
      { from: 0, to: 166 },
      { from: 166, to: 333 },
      { from: 333, to: 500 },
    ]);
    expect([0, 1, 2].map((row) => ledsOf(row, 3, 2).from)).toEqual([0, 0, 1]);
  });
});
