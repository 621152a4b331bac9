import { expect, test } from 'vitest';
import { createPixelBudget, MOVING_MS, type PixelBudget } from './pixel-budget.ts';

const MOST = 440_000;

/** Plays frames, 33 ms apart, on a machine that paints so many pixels in a millisecond; what the last was painted with. */
function play(budget: PixelBudget, pixelsPerMs: number, frames = 400): { pixels: number; timed: number } {
  let [pixels, timed] = [MOST, 0];
  for (let frame = 0; frame < frames; frame++) {
    pixels = budget.pixels(frame * 33, MOST);
    if (!budget.isTimed()) continue;
    timed++;
    budget.took(1 + pixels / pixelsPerMs, pixels);
  }
  return { pixels, timed };
}

test('a machine that paints in time paints all there is, and is timed now and then', () => {
  const { pixels, timed } = play(createPixelBudget(), 200_000);
  expect(pixels).toBe(MOST);
  expect(timed).toBeLessThan(120);
});

test.each([120_000, 90_000, 60_000, 45_000])('one that paints %i pixels in a millisecond comes to rest below 5 ms', (pixelsPerMs) => {
  const { pixels } = play(createPixelBudget(), pixelsPerMs);
  expect(1 + pixels / pixelsPerMs).toBeLessThan(5);
  expect(1 + pixels / pixelsPerMs).toBeGreaterThan(3.5);
});

test('the slowest still shows a tree, and one that was slow for a while is as fine as before', () => {
  const budget = createPixelBudget();
  expect(play(budget, 5_000).pixels).toBe(130_000);
  expect(play(budget, 400_000, 4_000).pixels).toBe(MOST);
});

test('what stands still is painted finely, whatever that takes', () => {
  const budget = createPixelBudget();
  play(budget, 20_000);
  expect(budget.pixels(60_000, MOST)).toBe(MOST);
  expect(budget.isTimed()).toBe(false);
  expect(budget.pixels(60_000 + MOVING_MS - 1, MOST)).toBeLessThan(MOST);
  expect(budget.pixels(70_000, MOST)).toBe(MOST);
});
