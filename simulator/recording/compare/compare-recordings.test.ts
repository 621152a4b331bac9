import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../recording.ts';
import { arbitraryRecording } from '../testing/arbitrary-recording.ts';
import { compareRecordings } from './compare-recordings.ts';
import { paintDifference } from './difference-picture.ts';

const EXACTLY = { light: 0, ms: 0 };

/** Two LEDs: each frame is its time and the red of both, at full brightness. */
function recordingOf(durationMs: number, ...frames: [ms: number, first: number, second: number][]): Recording {
  return {
    leds: 2,
    seed: 0,
    durationMs,
    times: Float64Array.from(frames, ([ms]) => ms),
    lines: Uint32Array.from(frames, (_, i) => i + 1),
    states: Uint8Array.from(frames.flatMap(([, first, second]) => [first, 0, 0, 100, second, 0, 0, 100])),
  };
}

const golden = recordingOf(300, [0, 0, 0], [100, 200, 0], [200, 200, 50]);

describe('two recordings', () => {
  it('are the same where they show the same', () => {
    fc.assert(
      fc.property(arbitraryRecording, (recording) => {
        expect(compareRecordings(recording, structuredClone(recording), EXACTLY)).toMatchObject({
          same: true,
          differing: 0,
          first: null,
          worst: null,
          differingMs: 0,
        });
      }),
    );
  });

  it('are the same where light is only written, or cut into frames, in another way', () => {
    const other: Recording = {
      ...recordingOf(300, [100, 0, 0], [150, 0, 0], [200, 0, 0]),
      states: Uint8Array.from(
        [
          [200, 0, 0, 100, 0, 0, 0, 0],
          [200, 0, 0, 100, 9, 9, 9, 0],
          [200, 0, 0, 100, 100, 0, 0, 50],
        ].flat(),
      ),
    };
    expect(compareRecordings(golden, other, EXACTLY)).toMatchObject({ same: true });
  });

  it('differ first and most somewhere, with frames and lines', () => {
    const other = recordingOf(300, [0, 0, 0], [100, 190, 0], [200, 200, 80]);
    expect(compareRecordings(golden, other, EXACTLY)).toEqual({
      same: false,
      leds: { a: 2, b: 2 },
      durationMs: { a: 300, b: 300 },
      differing: 2,
      first: {
        led: 0,
        ms: 100,
        by: 10,
        a: { frame: 1, line: 2, state: [200, 0, 0, 100] },
        b: { frame: 1, line: 2, state: [190, 0, 0, 100] },
      },
      worst: {
        led: 1,
        ms: 200,
        by: 30,
        a: { frame: 2, line: 3, state: [50, 0, 0, 100] },
        b: { frame: 2, line: 3, state: [80, 0, 0, 100] },
      },
      differingMs: 200,
      perLed: { most: Float32Array.from([10, 30]), ms: Float64Array.from([100, 100]) },
    });
    expect(compareRecordings(golden, other, { light: 10, ms: 0 })).toMatchObject({ differing: 1, first: { led: 1 } });
    expect(compareRecordings(golden, other, { light: 30, ms: 0 })).toMatchObject({ same: true });
  });

  it('differ where one comes later, beyond what is allowed', () => {
    const late = recordingOf(305, [0, 0, 0], [104, 200, 0], [205, 200, 50]);
    expect(compareRecordings(golden, late, { light: 0, ms: 5 })).toMatchObject({ same: true });
    expect(compareRecordings(golden, late, { light: 0, ms: 4 })).toMatchObject({ same: false, first: { led: 1, ms: 200, by: 50 } });
    expect(compareRecordings(golden, late, EXACTLY)).toMatchObject({
      differingMs: 9,
      first: { ms: 100, a: { frame: 1 }, b: { frame: 0 } },
    });
  });

  it('differ where frames are short and have nothing in common, however much later they may come', () => {
    const show = (light: (frame: number) => number) =>
      recordingOf(990, ...Array.from({ length: 30 }, (_, frame): [number, number, number] => [frame * 33, light(frame), 9]), [990, 7, 9]);
    const rising = show((frame) => Math.min(28, frame));
    const falling = show((frame) => 200 - frame);
    const later = show((frame) => Math.max(0, frame - 1));
    expect(compareRecordings(rising, falling, { light: 0, ms: 34 })).toMatchObject({ same: false, differing: 1, first: { led: 0, ms: 0 } });
    expect(compareRecordings(rising, later, { light: 0, ms: 33 })).toMatchObject({ same: true });
    expect(compareRecordings(rising, later, { light: 0, ms: 32 })).toMatchObject({ same: false, differingMs: 56 });
  });

  it('differ where only one of them flashes', () => {
    const still = recordingOf(1_000, [0, 50, 50]);
    const flash = recordingOf(1_000, [0, 50, 50], [500, 255, 50], [505, 50, 50]);
    const allowed = { light: 0, ms: 100 };
    const found = { same: false, differing: 1, differingMs: 5, first: { led: 0, ms: 500, by: 205 } };
    expect(compareRecordings(still, flash, allowed)).toMatchObject(found);
    expect(compareRecordings(flash, still, allowed)).toMatchObject(found);
  });

  it('differ in the dark before the first frame, and in the very last', () => {
    const early = recordingOf(300, [0, 5, 0], [100, 200, 0], [200, 200, 50]);
    expect(compareRecordings(recordingOf(300, [100, 200, 0], [200, 200, 50]), early, EXACTLY)).toMatchObject({
      differing: 1,
      first: { by: 5, a: { frame: -1, line: 0, state: [0, 0, 0, 0] }, b: { frame: 0 } },
    });
    const end = (light: number) => recordingOf(10, [0, 1, 1], [10, light, 1]);
    expect(compareRecordings(end(1), end(9), { light: 0, ms: 50 })).toMatchObject({
      same: false,
      first: { ms: 10, by: 8 },
      differingMs: 0,
    });
  });

  it('differ where only their lengths or their trees do', () => {
    expect(compareRecordings(golden, { ...golden, durationMs: 301 }, EXACTLY)).toMatchObject({ same: false, first: null });
    const single = { ...golden, leds: 1, states: golden.states.filter((_, i) => i % 8 < 4) };
    expect(compareRecordings(golden, single, EXACTLY)).toMatchObject({ same: false, leds: { a: 2, b: 1 }, differing: 0 });
  });

  it('differ alike from either side', () => {
    const same = fc.tuple(arbitraryRecording, arbitraryRecording).filter(([a, b]) => a.leds === b.leds);
    fc.assert(
      fc.property(same, ([a, b]) => {
        const [there, back] = [compareRecordings(a, b, EXACTLY), compareRecordings(b, a, EXACTLY)];
        expect([back.same, back.differing, back.worst?.by, back.first?.ms]).toEqual([
          there.same,
          there.differing,
          there.worst?.by,
          there.first?.ms,
        ]);
      }),
    );
  });
});

describe('the picture of a difference', () => {
  const picture = (a: Recording, b: Recording, width: number, height: number) => {
    const pixels = new Uint8ClampedArray(width * height * 4);
    paintDifference(a, b, EXACTLY, pixels, { width, height });
    return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (__, x) => pixels[(y * width + x) * 4]));
  };

  it('is dark where they agree, and the brighter the more they do not: time to the right, LEDs upwards', () => {
    const other = recordingOf(300, [0, 0, 0], [100, 0, 0], [200, 200, 51]);
    const [upper, lower] = picture(golden, other, 3, 2);
    expect(upper!.slice(0, 2)).toEqual([14, 14]);
    expect([lower![0], lower![2]]).toEqual([14, 14]);
    expect(lower![1]).toBeGreaterThan(200);
    expect(upper![2]).toBeGreaterThan(50);
    expect(upper![2]).toBeLessThan(lower![1]!);
  });

  it('loses nothing that is smaller than a pixel', () => {
    const blink = recordingOf(1_000, [0, 0, 0], [500, 255, 0], [501, 0, 0]);
    expect(Math.max(...picture(blink, recordingOf(1_000, [0, 0, 0]), 4, 1)[0]!.map(Number))).toBeGreaterThan(200);
  });

  it('is dark of nothing', () => {
    expect(picture(recordingOf(0), recordingOf(0), 2, 1)).toEqual([[14, 14]]);
  });
});
