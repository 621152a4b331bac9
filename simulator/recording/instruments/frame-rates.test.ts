import { expect, it } from 'vitest';
import { frameRates } from './frame-rates.ts';

const rates = (durationMs: number, ...times: number[]) => [...frameRates({ times: Float64Array.from(times), durationMs })];

it('is how many frames there are in a second, from the first on', () => {
  expect(rates(2_000, ...Array.from({ length: 80 }, (_, frame) => frame * 25))).toEqual(Array.from({ length: 80 }, () => 40));
});

it('falls while a frame stands, and comes back a second after', () => {
  expect(rates(4_000, 0, 2_000, 3_000, 3_500)).toEqual([0.5, 1, 2, 2]);
});

it('is 0 where no time passes', () => {
  expect(rates(0, 0)).toEqual([0]);
  expect(rates(0)).toEqual([]);
});
