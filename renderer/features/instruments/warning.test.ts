import { expect, it } from 'vitest';
import { readingsOf } from './readings.ts';
import { warningOf } from './warning.ts';

/** Four LEDs, white and dark in turn every `gap` ms, 2 s long; their supply gives so many amperes. */
function blinking(gap: number, amperes: number) {
  const frames = Math.floor(2_000 / gap);
  const recording = {
    leds: 4,
    seed: 0,
    durationMs: 2_000,
    times: Float64Array.from({ length: frames }, (_, frame) => frame * gap),
    lines: new Uint32Array(frames).fill(3),
    states: Uint8Array.from({ length: frames * 16 }, (_, byte) => (Math.floor(byte / 16) % 2 === 0 ? [255, 255, 255, 100][byte % 4]! : 0)),
  };
  const tree = {
    lighting: { path: 'plan', order: 'RGB', dead: [] },
    positions: new Float32Array(12),
    microsPerLed: 30,
    amperes,
  } as const;
  return readingsOf(recording, { tree, recordedMicrosPerLed: 30, showMs: 45_000, asTheTree: false });
}

it('says what is dangerous or will not work, and nothing of what is fine', () => {
  expect(warningOf(blinking(50, 10))).toBe('10 flashes a second');
  expect(warningOf(blinking(50, 0.1))).toBe('10 flashes a second, 0.2 A of 0.1 A');
  expect(warningOf(blinking(500, 10))).toBeNull();
});
