import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coneTree } from '../tree/cone-tree.ts';
import { frameAt, frameStates } from './frame-index.ts';
import { toGif } from './gif.ts';
import { createRasteriser } from './picture/rasteriser.ts';
import type { Recording } from './recording.ts';
import { arbitraryRecording } from './testing/arbitrary-recording.ts';

/** All LEDs red, then green, then blue, a third of the time each. */
function recordingOf(leds: number, durationMs: number): Recording {
  const colours = [
    [255, 0, 0, 100],
    [0, 255, 0, 100],
    [0, 0, 255, 100],
  ];
  return {
    leds,
    seed: 0,
    durationMs,
    times: Float64Array.from([0, durationMs / 3, (2 * durationMs) / 3]),
    lines: new Uint32Array(3),
    states: Uint8Array.from(colours.flatMap((colour) => Array.from({ length: leds }, () => colour).flat())),
  };
}

/** Reads a GIF (87a/89a, as W3C publishes it): its frames as colours, each laid over the one before. Only for this test. */
function readGif(bytes: Uint8Array) {
  const word = (at: number): number => bytes[at]! | (bytes[at + 1]! << 8);
  expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe('GIF89a');
  const [width, height] = [word(6), word(8)];
  const colours = 2 << (bytes[10]! & 7);
  const table = (index: number): number[] => [...bytes.subarray(13 + index * 3, 16 + index * 3)];
  let at = 13 + colours * 3;
  const frames: { delayMs: number; pixels: Uint8Array }[] = [];
  let delayMs = 0;
  let clear = -1;
  let before = new Uint8Array(width * height);
  const blocks = (): Uint8Array => {
    const parts: number[] = [];
    for (; bytes[at]; at += bytes[at]! + 1) parts.push(...bytes.subarray(at + 1, at + 1 + bytes[at]!));
    at++;
    return Uint8Array.from(parts);
  };
  while (bytes[at] !== 0x3b) {
    if (bytes[at] === 0x21) {
      const label = bytes[at + 1];
      at += 2;
      const data = blocks();
      if (label === 0xf9) {
        delayMs = (data[1]! | (data[2]! << 8)) * 10;
        clear = data[0]! & 1 ? data[3]! : -1;
      }
    } else {
      at += 10;
      const bits = bytes[at++]!;
      const pixels = unLzw(blocks(), bits, width * height).map((index, i) => (index === clear ? before[i]! : index));
      frames.push({ delayMs, pixels });
      before = pixels;
    }
  }
  return { width, height, frames, colour: (frame: number, x: number, y: number) => table(frames[frame]!.pixels[y * width + x]!) };
}

function unLzw(data: Uint8Array, bits: number, length: number): Uint8Array {
  const out: number[] = [];
  const clear = 1 << bits;
  let size = bits + 1;
  let words: number[][] = [];
  let last: number[] | null = null;
  const reset = (): void => {
    words = Array.from({ length: clear + 2 }, (_, i) => (i < clear ? [i] : []));
    size = bits + 1;
    last = null;
  };
  reset();
  for (let bit = 0; out.length < length; bit += 0) {
    let code = 0;
    for (let i = 0; i < size; i++, bit++) code |= ((data[bit >> 3]! >> (bit & 7)) & 1) << i;
    if (code === clear) {
      reset();
      continue;
    }
    if (code === clear + 1) break;
    const word: number[] = words[code] ?? [...last!, last![0]!];
    out.push(...word);
    if (last && words.length < 4_096) words.push([...last, word[0]!]);
    last = word;
    if (words.length === 1 << size && size < 12) size++;
  }
  return Uint8Array.from(out);
}

describe('a GIF of a recording', () => {
  it('has the size, the frames and the time of the show, and the colours of its lights', async () => {
    const tree = coneTree(60);
    const gif = readGif(await toGif(recordingOf(60, 1_200), tree, { width: 120, height: 140, framesPerSecond: 10 }));
    expect(gif).toMatchObject({ width: 120, height: 140 });
    expect(gif.frames.map((frame) => frame.delayMs)).toEqual(Array.from({ length: 12 }, () => 100));
    for (const [frame, channel] of [
      [0, 0],
      [5, 1],
      [11, 2],
    ] as const) {
      const brightest = brightestOf(gif, frame);
      expect(brightest.indexOf(Math.max(...brightest))).toBe(channel);
      expect(Math.max(...brightest)).toBeGreaterThan(200);
    }
    // The night stays night in every corner.
    for (const [x, y] of [
      [0, 0],
      [119, 0],
      [0, 139],
    ] as const)
      expect(Math.max(...gif.colour(11, x, y))).toBeLessThan(24);
  });

  it('shows any recording as it is painted, within what 255 colours can say', async () => {
    const size = { width: 24, height: 28 };
    await fc.assert(
      fc.asyncProperty(arbitraryRecording, async (recording) => {
        const tree = coneTree(recording.leds);
        const gif = readGif(await toGif(recording, tree, { ...size, framesPerSecond: 20 }));
        expect(gif.frames).toHaveLength(Math.max(1, Math.round(recording.durationMs / 50)));
        const draw = createRasteriser(tree.positions, size.width, size.height);
        const painted = new Uint8ClampedArray(size.width * size.height * 4);
        for (const frame of gif.frames.keys()) {
          draw(frameStates(recording, frameAt(recording, frame * 50)), painted);
          let off = 0;
          for (let pixel = 0; pixel < size.width * size.height; pixel++) {
            gif
              .colour(frame, pixel % size.width, Math.floor(pixel / size.width))
              .forEach((channel, i) => (off += Math.abs(channel - painted[pixel * 4 + i]!)));
          }
          expect(off / (size.width * size.height * 3)).toBeLessThan(4);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('says how far it is, up to the end', async () => {
    const steps: number[] = [];
    await toGif(recordingOf(20, 2_000), coneTree(20), { width: 40, height: 40, onProgress: (done) => steps.push(done) });
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('is one dark frame where nothing was ever shown', async () => {
    const empty = { ...recordingOf(20, 0), times: new Float64Array(), lines: new Uint32Array(), states: new Uint8Array() };
    const gif = readGif(await toGif(empty, coneTree(20), { width: 60, height: 60 }));
    expect(gif.frames).toHaveLength(1);
    expect(Math.max(...brightestOf(gif, 0))).toBeLessThan(80);
  });

  it('makes a 45 s show of 500 LEDs in less than 20 s and 16 MB', async () => {
    const started = performance.now();
    const bytes = await toGif(recordingOf(500, 45_000), coneTree(500));
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(bytes.length).toBeLessThan(16 << 20);
  });
});

function brightestOf(gif: ReturnType<typeof readGif>, frame: number): number[] {
  let best = [0, 0, 0];
  for (let y = 0; y < gif.height; y++) {
    for (let x = 0; x < gif.width; x++) {
      const colour = gif.colour(frame, x, y);
      if (Math.max(...colour) > Math.max(...best)) best = colour;
    }
  }
  return best;
}
