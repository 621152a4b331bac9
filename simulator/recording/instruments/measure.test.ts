import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coneTree } from '../../tree/cone-tree.ts';
import type { Recording } from '../recording.ts';
import { arbitraryRecording } from '../testing/arbitrary-recording.ts';
import type { InstrumentTree } from './instrument-tree.ts';
import { measure } from './measure.ts';

type State = readonly [number, number, number, number];
const WHITE: State = [255, 255, 255, 100];
const RED: State = [255, 0, 0, 100];
const BLUE: State = [0, 0, 255, 100];
const OFF: State = [0, 0, 0, 0];

const treeOf = (leds: number, path: 'plan' | 'deployed' = 'plan', dead: number[] = []): InstrumentTree => ({
  lighting: { path, order: 'RGB', dead },
  positions: coneTree(leds).positions,
  microsPerLed: 30,
  amperes: 10,
});

/** Each frame is shown for `ms`; `at` says what each LED is in it. */
function show(leds: number, frames: number, ms: number, at: (frame: number, led: number) => State): Recording {
  const states = Array.from({ length: frames * leds }, (_, i) => at(Math.floor(i / leds), i % leds)).flat();
  const times = Float64Array.from({ length: frames }, (_, frame) => frame * ms);
  return { leds, seed: 0, durationMs: frames * ms, times, lines: new Uint32Array(frames).fill(1), states: Uint8Array.from(states) };
}

const flashesOf = (recording: Recording, tree = treeOf(recording.leds)) => {
  const { flashes, redFlashes } = measure(recording, tree);
  return [flashes.peak, redFlashes.peak];
};

describe('what the lights take', () => {
  it('is 20 mA a channel and 1 mA a chip', () => {
    const recording = show(100, 2, 500, (frame) => (frame === 0 ? OFF : WHITE));
    const { amperes } = measure(recording, treeOf(100));
    expect([...amperes.values].map((a) => a.toFixed(3))).toEqual(['0.100', '6.100']);
    expect(amperes).toMatchObject({ peakFrame: 1 });
    expect(amperes.mean).toBeCloseTo(3.1, 5);
  });

  it('is what is sent, not what was meant: a fifth on the deployed tree, and nothing through dead LEDs', () => {
    const white = show(100, 1, 1_000, () => WHITE);
    expect(measure(white, treeOf(100, 'deployed')).amperes.peak).toBeCloseTo(0.1 + 6 * 0.2, 5);
    expect(measure(white, treeOf(100, 'plan', [0, 1])).amperes.peak).toBeCloseTo(0.1 + 6 * 0.98, 5);
  });
});

describe('the mean brightness', () => {
  it('is of what the tree can show, over time', () => {
    const recording = show(10, 4, 250, (frame) => (frame === 3 ? WHITE : OFF));
    for (const path of ['plan', 'deployed'] as const) {
      expect(measure(recording, treeOf(10, path)).brightness).toMatchObject({ peak: 1, peakFrame: 3, mean: 0.25 });
    }
  });
});

describe('flashes', () => {
  // Half a period a frame: n Hz.
  const blink = (hertz: number, at: (led: number) => State = () => WHITE, leds = 40) =>
    show(leds, hertz * 4, 500 / hertz, (frame, led) => (frame % 2 === 0 ? at(led) : OFF));

  it.each([1, 3, 4, 10])('are counted by the second: %i', (hertz) => {
    expect(flashesOf(blink(hertz))[0]).toBe(hertz);
  });

  it('are none in light that stays, rises, or falls once', () => {
    expect(flashesOf(show(40, 20, 50, () => WHITE))).toEqual([0, 0]);
    expect(flashesOf(show(40, 20, 50, (frame) => [255, 255, 255, frame * 5]))).toEqual([0, 0]);
    expect(flashesOf(show(40, 20, 50, (frame) => [255, 255, 255, 100 - frame * 5]))[0]).toBe(1);
  });

  it('are none where the luminance changes by less than a tenth, or stays bright', () => {
    const between = (a: number, b: number) => show(40, 40, 50, (frame) => [255, 255, 255, frame % 2 === 0 ? a : b]);
    expect(flashesOf(between(50, 42))[0]).toBe(0);
    expect(flashesOf(between(50, 38))[0]).toBe(10);
    expect(flashesOf(between(100, 82))[0]).toBe(0);
    expect(flashesOf(between(100, 78))[0]).toBe(10);
  });

  it('are as many in a fade as in a jump', () => {
    const fade = show(40, 80, 25, (frame) => [255, 255, 255, Math.round(50 - 50 * Math.cos((2 * Math.PI * frame) / 8))]);
    expect(flashesOf(fade)[0]).toBe(5);
  });

  it('need more than a quarter of a side', () => {
    const cone = treeOf(400);
    const front = (led: number) => cone.positions[led * 3 + 1]! < 0;
    const share = (part: number) => blink(8, (led) => (front(led) && led % 100 < part ? WHITE : OFF), 400);
    expect(flashesOf(share(20))[0]).toBe(0);
    // A third of one half of the tree is little of the whole, and much for who stands there.
    expect(flashesOf(share(40))[0]).toBe(8);
  });

  it('count though lights take turns', () => {
    expect(flashesOf(show(40, 80, 25, (frame, led) => ((frame + led) % 8 < 4 ? WHITE : OFF)))[0]).toBe(5);
    // Each light flashes three times a second; but every 100 ms three tenths of them do.
    const turns = show(400, 40, 50, (frame, led) => (frame % 2 === 0 && (led - (frame / 2) * 3 + 300) % 10 < 3 ? WHITE : OFF));
    expect(flashesOf(turns)[0]).toBe(10);
  });

  it('are measured against what the tree can show', () => {
    expect(flashesOf(blink(5), treeOf(40, 'deployed'))[0]).toBe(5);
    expect(
      flashesOf(
        blink(5, () => [4, 4, 4, 100]),
        treeOf(40, 'deployed'),
      )[0],
    ).toBe(0);
  });

  it('are red between red and something else', () => {
    expect(flashesOf(blink(5, () => RED))).toEqual([5, 5]);
    expect(flashesOf(blink(5, () => WHITE))[1]).toBe(0);
    expect(flashesOf(blink(5, () => BLUE))[1]).toBe(0);
    // Of nearly one luminance, and still a red flash.
    const steady = show(40, 40, 100, (frame) => (frame % 2 === 0 ? [255, 0, 0, 100] : [0, 76, 0, 100]));
    expect(flashesOf(steady)).toEqual([0, 5]);
    const shades = show(40, 40, 100, (frame) => (frame % 2 === 0 ? [255, 0, 0, 100] : [255, 30, 30, 50]));
    expect(flashesOf(shades)[1]).toBe(0);
  });

  it('are red also through orange and pink', () => {
    const fade = show(40, 80, 50, (frame) => [255, Math.round(127 - 127 * Math.cos((2 * Math.PI * frame) / 4)), 0, 100]);
    expect(flashesOf(fade)[1]).toBe(5);
  });

  it('of red that is nearly dark are none', () => {
    expect(flashesOf(blink(5, () => [10, 0, 0, 100]))).toEqual([0, 0]);
  });
});

it('measures any recording', () => {
  fc.assert(
    fc.property(arbitraryRecording, fc.constantFrom('plan' as const, 'deployed' as const), (recording, path) => {
      const { amperes, brightness, flashes, redFlashes } = measure(recording, treeOf(recording.leds, path));
      for (const series of [amperes, brightness, flashes, redFlashes]) {
        expect(series.values).toHaveLength(recording.times.length);
        expect(series.values.every((value) => value <= series.peak && value >= 0)).toBe(true);
        expect(series.mean <= series.peak + 1e-6).toBe(true);
      }
      expect(brightness.peak).toBeLessThanOrEqual(1);
    }),
  );
});
