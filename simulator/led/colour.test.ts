import { describe, expect, it } from 'vitest';
import { encodeSrgb, shown, showStates } from './colour.ts';

describe('linear light on a screen', () => {
  it('keeps dark dark and full full', () => {
    expect(encodeSrgb(0)).toBe(0);
    expect(encodeSrgb(1)).toBeCloseTo(1, 12);
    expect(shown(0, 100)).toBe(0);
    expect(shown(255, 0)).toBe(0);
    expect(shown(255, 100)).toBe(255);
  });

  it('agrees with known points of the sRGB curve', () => {
    // 18 % grey and half light, as IEC 61966-2-1 encodes them.
    expect(Math.round(encodeSrgb(0.18) * 255)).toBe(118);
    expect(shown(255, 50)).toBe(188);
    expect(encodeSrgb(0.002)).toBeCloseTo(0.025_84, 6);
  });

  it('lets the brightness scale the duty, whichever way the product comes about', () => {
    expect(shown(200, 50)).toBe(shown(100, 100));
    expect(shown(50, 20)).toBe(shown(10, 100));
  });

  it('never falls when the light grows', () => {
    for (let channel = 1; channel < 256; channel++) expect(shown(channel, 100)).toBeGreaterThanOrEqual(shown(channel - 1, 100));
  });

  it('writes a row of LEDs, from any LED on', () => {
    const states = Uint8Array.from([1, 1, 1, 1, 255, 0, 0, 100, 0, 255, 0, 50]);
    const packed = new Uint8Array(6);
    showStates(states, 1, 2, packed, 3);
    expect([...packed]).toEqual([255, 0, 0, 0, 188, 0]);
    const pixels = new Uint8ClampedArray(8).fill(255);
    showStates(states, 1, 2, pixels, 4);
    expect([...pixels]).toEqual([255, 0, 0, 255, 0, 188, 0, 255]);
  });
});
