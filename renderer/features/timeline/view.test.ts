import { describe, expect, it } from 'vitest';
import { fitted, panned, seen, shareOf, zoomed } from './view.ts';

describe('what is seen of a recording', () => {
  it('is the whole, where nothing is zoomed to', () => {
    expect(seen(null, 45_000)).toEqual({ from: 0, to: 45_000 });
  });

  it('comes closer round a moment, which stays where it is', () => {
    const view = zoomed(null, 45_000, 0.5, 30_000)!;
    expect(view).toEqual({ from: 15_000, to: 37_500 });
    expect(shareOf(30_000, view)).toBeCloseTo(30 / 45, 9);
    expect(shareOf(30_000, zoomed(view, 45_000, 0.1, 30_000)!)).toBeCloseTo(30 / 45, 9);
  });

  it('is the whole again where there is no more to see', () => {
    expect(zoomed({ from: 15_000, to: 37_500 }, 45_000, 2, 20_000)).toBeNull();
    expect(fitted({ from: -5, to: 45_001 }, 45_000)).toBeNull();
  });

  it('never comes closer than a few frames', () => {
    const view = zoomed(null, 45_000, 1e-6, 1_000)!;
    expect(view.to - view.from).toBe(50);
    expect(zoomed(null, 20, 0.1, 10)).toBeNull();
  });

  it('is moved up to the ends', () => {
    expect(panned({ from: 1_000, to: 3_000 }, 5_000, 500)).toEqual({ from: 1_500, to: 3_500 });
    expect(panned({ from: 1_000, to: 3_000 }, 5_000, -4_000)).toEqual({ from: 0, to: 2_000 });
    expect(panned({ from: 1_000, to: 3_000 }, 5_000, 9_000)).toEqual({ from: 3_000, to: 5_000 });
    expect(panned(null, 5_000, 100)).toBeNull();
  });
});
