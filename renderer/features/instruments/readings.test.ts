import { describe, expect, it } from 'vitest';
import { readingsOf } from './readings.ts';

/** One LED, white and dark in turn every 100 ms: five flashes a second. */
const recording = {
  leds: 1,
  seed: 0,
  durationMs: 4_000,
  times: Float64Array.from({ length: 40 }, (_, frame) => frame * 100),
  lines: new Uint32Array(40).fill(3),
  states: Uint8Array.from({ length: 160 }, (_, byte) => (Math.floor(byte / 4) % 2 === 0 ? [255, 255, 255, 100][byte % 4]! : 0)),
};
const tree = {
  lighting: { path: 'plan', order: 'RGB', dead: [] },
  positions: new Float32Array(3),
  microsPerLed: 150_030,
  amperes: 10,
} as const;
const readings = (asTheTree: boolean) => readingsOf(recording, { tree, recordedMicrosPerLed: 30, showMs: 45_000, asTheTree });

describe('the readings of a run', () => {
  it('are of its own times, or of those of the tree: there it flashes slower', () => {
    expect(readings(false).flashes.peak).toBe(5);
    expect(readings(true).flashes.peak).toBe(2);
  });

  it("have the tree's own pace however one looks at it", () => {
    for (const asTheTree of [false, true]) {
      const { rates, pace } = readings(asTheTree);
      expect(pace.framesPerSecond).toBeCloseTo(4, 6);
      expect([...rates]).toHaveLength(40);
      expect(rates[20]).toBeCloseTo(4, 6);
    }
  });

  it('have the same notices however one looks at it', () => {
    expect(readings(true).notices).toEqual(readings(false).notices);
    expect(readings(true).notices.map(({ rule }) => rule)).toEqual(['flashing', 'slow-on-tree']);
  });
});
