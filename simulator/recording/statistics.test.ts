import { expect, it } from 'vitest';
import { framesPerSecond, meanBrightness } from './statistics.ts';

it('is 1 for all white at full brightness, and falls with every part of a state', () => {
  expect(meanBrightness(Uint8Array.from([255, 255, 255, 100, 255, 255, 255, 100]))).toBe(1);
  expect(meanBrightness(Uint8Array.from([255, 255, 255, 50, 0, 0, 0, 0]))).toBeCloseTo(0.25, 12);
  expect(meanBrightness(Uint8Array.from([255, 0, 0, 100]))).toBeCloseTo(1 / 3, 12);
  expect(meanBrightness(new Uint8Array())).toBe(0);
});

it('counts frames over the duration', () => {
  expect(framesPerSecond({ times: new Float64Array(931), durationMs: 45_000 })).toBeCloseTo(20.69, 2);
  expect(framesPerSecond({ times: new Float64Array(1), durationMs: 0 })).toBe(0);
});
