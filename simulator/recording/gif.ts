// oxlint-disable-next-line typescript/triple-slash-reference -- a package without types has nothing to import them from
/// <reference path="./gifenc.d.ts" />
import * as imported from 'gifenc';
import { frameAt, frameStates } from './frame-index.ts';
import type { View } from './picture/projection.ts';
import { createRasteriser } from './picture/rasteriser.ts';
import type { Recording } from './recording.ts';

export interface GifOptions {
  /** pixels */
  width?: number;
  height?: number;
  /** from where the tree is seen; from the front, where it is not said */
  view?: View;
  /** GIF counts in hundredths of a second: this is rounded to what it can say */
  framesPerSecond?: number;
  /** how much is done, from 0 to 1 */
  onProgress?: (done: number) => void;
}

// Node wraps the package's CommonJS exports into a default, bundlers do not.
const gifenc = 'quantize' in imported ? imported : (imported as { default: typeof imported }).default;

/** One index stays free for "as in the frame before". */
const COLOURS = 255;
const AS_BEFORE = 255;
const KEEP = 1;
/** So many frames are looked at for the palette. */
const SAMPLES = 24;
/** After so many frames others may run. */
const FRAMES_AT_ONCE = 8;

/** A recording as an animated GIF of the tree, which repeats for ever. One palette serves all frames, and a frame holds only what changed. */
export async function toGif(
  recording: Recording,
  tree: { positions: Float32Array },
  { width = 320, height = 360, view, framesPerSecond = 12.5, onProgress }: GifOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const delay = Math.max(2, Math.round(100 / framesPerSecond)) * 10;
  const frames = Math.max(1, Math.round(recording.durationMs / delay));
  const draw = createRasteriser(tree.positions, width, height, view);
  const pixels = new Uint8ClampedArray(width * height * 4);
  const paint = (frame: number): void => draw(frameStates(recording, frameAt(recording, frame * delay)), pixels);

  const palette = paletteOf(paint, pixels, frames);
  const nearest = nearestIn(palette);
  const encoder = gifenc.GIFEncoder();
  const before = new Uint8Array(width * height);
  const index = new Uint8Array(width * height);
  // gifenc sizes the colour table by the palette: full, so that the free index is inside it.
  const table = Array.from({ length: COLOURS + 1 }, (_, i) => palette[i] ?? [0, 0, 0]);
  for (let frame = 0; frame < frames; frame++) {
    paint(frame);
    for (let pixel = 0, at = 0; pixel < index.length; pixel++, at += 4) {
      const colour = nearest(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!);
      index[pixel] = frame > 0 && colour === before[pixel] ? AS_BEFORE : colour;
      before[pixel] = colour;
    }
    if (frame === 0) encoder.writeFrame(index, width, height, { palette: table, delay, dispose: KEEP, repeat: 0 });
    else encoder.writeFrame(index, width, height, { delay, dispose: KEEP, transparent: true, transparentIndex: AS_BEFORE });
    if (frame % FRAMES_AT_ONCE === 0) {
      onProgress?.(frame / frames);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  encoder.finish();
  onProgress?.(1);
  return encoder.bytes();
}

function paletteOf(paint: (frame: number) => void, pixels: Uint8ClampedArray, frames: number): number[][] {
  const samples = Math.min(SAMPLES, frames);
  const seen = new Uint8ClampedArray(pixels.length * samples);
  for (let sample = 0; sample < samples; sample++) {
    paint(Math.floor(((sample + 0.5) * frames) / samples));
    seen.set(pixels, sample * pixels.length);
  }
  return gifenc.quantize(seen, COLOURS).slice(0, COLOURS);
}

/** The nearest colour of a palette, remembered by 5 bits of each channel (6 of green, to which eyes are keenest). */
function nearestIn(palette: number[][]): (red: number, green: number, blue: number) => number {
  const known = new Int16Array(1 << 16).fill(-1);
  return (red, green, blue) => {
    const key = ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);
    const found = known[key]!;
    if (found >= 0) return found;
    return (known[key] = gifenc.nearestColorIndex(palette, [red, green, blue]));
  };
}
