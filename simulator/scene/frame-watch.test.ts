import { describe, expect, it } from 'vitest';
import { createSlowness } from './frame-watch.ts';

const feed = (isSlow: (ms: number) => boolean, ms: number, times: number) => Array.from({ length: times }, () => isSlow(ms)).includes(true);

describe('frames that became slow', () => {
  it('are those that mostly take longer than a screen may wait', () => {
    const isSlow = createSlowness();
    expect(feed(isSlow, 16.7, 200)).toBe(false);
    expect(feed(isSlow, 40, 10)).toBe(false);
    expect(feed(isSlow, 40, 20)).toBe(true);
  });

  it('are not a few that stumbled, nor a page that slept', () => {
    const isSlow = createSlowness();
    for (let n = 0; n < 20; n++) {
      expect(feed(isSlow, 60, 4)).toBe(false);
      expect(feed(isSlow, 16.7, 20)).toBe(false);
      expect(feed(isSlow, 5_000, 1)).toBe(false);
    }
  });

  it('are told sooner where they are very slow', () => {
    const isSlow = createSlowness();
    expect(feed(isSlow, 700, 7)).toBe(false);
    expect(isSlow(700)).toBe(true);
  });

  it('are told once, and then watched anew', () => {
    const isSlow = createSlowness();
    expect(feed(isSlow, 40, 30)).toBe(true);
    expect(feed(isSlow, 40, 29)).toBe(false);
  });
});
