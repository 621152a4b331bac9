import { encodeSrgb } from '../led/colour.ts';
import { BYTES_PER_LED } from '../led/led-state.ts';
import { frameAt } from './frame-index.ts';
import type { Recording } from './recording.ts';

/** Encoded values of light in steps of 1/4095: fine enough for the dark end, where the curve is steep. */
const ENCODED = Uint8Array.from({ length: 4_096 }, (_, i) => Math.round(encodeSrgb(i / 4_095) * 255));
const FULL = 255 * 100;
/** Moments of a column that are looked at, where it stands for more than one frame. */
const MOST_MOMENTS = 8;

export interface StripSize {
  width: number;
  height: number;
}

/** Which part of a recording is painted, in ms. */
export interface Section {
  from: number;
  to: number;
}

/**
 * A section of a recording at a glance: time from left to right, LEDs from the foot (bottom) to the tip (top). A pixel is the mean light
 * of the LEDs and of the time that it stands for. RGBA, opaque, `width * height * 4` bytes; columns `first` to `end` are written, so
 * that a long recording can be painted in parts.
 */
export function paintStrip(
  recording: Recording,
  into: Uint8ClampedArray,
  size: StripSize,
  section: Section = { from: 0, to: recording.durationMs },
  first = 0,
  end = size.width,
): void {
  const sums = new Float64Array(size.height * 3);
  for (let column = first; column < end; column++) {
    const moments = momentsOf(recording, section, column, size.width);
    sums.fill(0);
    for (const frame of moments) addFrame(recording, frame, size.height, sums);
    for (let row = 0; row < size.height; row++) {
      const { from, to } = ledsOf(row, size.height, recording.leds);
      const scale = 4_095 / (FULL * (to - from) * moments.length);
      const at = ((size.height - 1 - row) * size.width + column) * 4;
      for (let channel = 0; channel < 3; channel++)
        into[at + channel] = ENCODED[Math.min(4_095, Math.round(sums[row * 3 + channel]! * scale))]!;
      into[at + 3] = 255;
    }
  }
}

/** The LEDs that a row, counted from the foot, stands for. */
export function ledsOf(row: number, rows: number, leds: number): Section {
  const from = Math.floor((row * leds) / rows);
  return { from, to: Math.max(from + 1, Math.floor(((row + 1) * leds) / rows)) };
}

/** The frames at evenly spaced moments of a column. */
function momentsOf(recording: Recording, { from, to }: Section, column: number, width: number): number[] {
  const step = (to - from) / width;
  const begin = from + column * step;
  const frames = frameAt(recording, begin + step) - frameAt(recording, begin);
  const count = Math.min(MOST_MOMENTS, frames + 1);
  return Array.from({ length: count }, (_, i) => frameAt(recording, begin + ((i + 0.5) / count) * step));
}

function addFrame({ leds, states }: Recording, frame: number, rows: number, sums: Float64Array): void {
  if (frame < 0) return;
  for (let row = 0; row < rows; row++) {
    const { from, to } = ledsOf(row, rows, leds);
    let [red, green, blue] = [0, 0, 0];
    for (let led = from, at = (frame * leds + from) * BYTES_PER_LED; led < to; led++, at += BYTES_PER_LED) {
      const brightness = states[at + 3]!;
      red += states[at]! * brightness;
      green += states[at + 1]! * brightness;
      blue += states[at + 2]! * brightness;
    }
    sums[row * 3] = sums[row * 3]! + red;
    sums[row * 3 + 1] = sums[row * 3 + 1]! + green;
    sums[row * 3 + 2] = sums[row * 3 + 2]! + blue;
  }
}
