import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOSS, markLosses } from './losses.ts';

function losses(path: 'plan' | 'deployed', ...states: number[][]): number[] {
  const marks = new Uint8Array(states.length);
  const lost = markLosses(path, Uint8Array.from(states.flat()), states.length, marks);
  expect(lost).toBe(marks.filter((mark) => mark !== LOSS.none).length);
  return [...marks];
}

describe('what an LED loses', () => {
  it('is nothing where it shows what it was told', () => {
    expect(losses('deployed', [255, 165, 0, 100], [0, 0, 0, 0], [255, 255, 255, 50], [0, 0, 0, 100], [255, 0, 0, 0])).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('is its hue, where a step swallows the weaker channel', () => {
    expect(losses('deployed', [10, 4, 0, 100], [255, 165, 0, 2])).toEqual([LOSS.hue, LOSS.hue]);
    expect(losses('plan', [10, 4, 0, 100])).toEqual([LOSS.none]);
  });

  it('is its hue, where all channels fall on one step', () => {
    expect(losses('deployed', [9, 7, 5, 100])).toEqual([LOSS.hue]);
  });

  it('is its light, where every channel falls below the first step', () => {
    expect(losses('deployed', [4, 4, 4, 100], [255, 255, 255, 1])).toEqual([LOSS.light, LOSS.light]);
  });

  it('is never a hue that a grey had', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(100), (grey, brightness) => {
        expect(losses('deployed', [grey, grey, grey, brightness])).not.toContain(LOSS.hue);
      }),
    );
  });

  it('is nothing for one channel alone, while it is seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 255 }), fc.nat(2), (light, channel) => {
        const state = [0, 0, 0, 100];
        state[channel] = light;
        expect(losses('deployed', state)).toEqual([LOSS.none]);
      }),
    );
  });
});
