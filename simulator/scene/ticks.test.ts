import { describe, expect, it } from 'vitest';
import { ticksOf } from './ticks.ts';

describe('the LEDs whose index is written', () => {
  it.each([
    [1, [0]],
    [3, [0, 1, 2]],
    [20, [0, 2, 4, 6, 8, 10, 12, 14, 16, 19]],
    [200, [0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 199]],
    [500, [0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 499]],
    [501, [0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500]],
  ])('of %i are round numbers, the first and the last', (leds, ticks) => {
    expect(ticksOf(leds)).toEqual(ticks);
  });

  it('are never a crowd, and none is so near to the last that it would lie over it', () => {
    for (let leds = 2; leds <= 10_000; leds += 7) {
      const ticks = ticksOf(leds);
      expect(ticks.length).toBeLessThanOrEqual(15);
      expect(ticks.at(-1)).toBe(leds - 1);
      const [last = 0, before = 0, first = 0] = ticks.toReversed();
      if (ticks.length > 3) expect(last - before).toBeGreaterThanOrEqual((before - first) / 2);
    }
  });
});
