import { encodeSrgb } from '../led/colour.ts';
import { BYTES_PER_LED } from '../led/led-state.ts';
import { frameAt } from './frame-index.ts';
import type { Recording } from './recording.ts';

/** Encoded values of light in steps of 1/4095: fine enough for the dark end, where the curve is steep. */
const ENCODED = Uint8Array.from({ length: 4_096 }, (_, i) => Math.round(encodeSrgb(i / 4_095) * 255));
const FULL = 255 * 100;

/**
 * A recording at a glance: time from left to right over its whole duration, LEDs from the foot (bottom) to the tip (top). A pixel is
 * the mean light of the LEDs it stands for. RGBA, opaque, `width * height * 4` bytes; columns `from` to `to` are written, so that a
 * long recording can be painted in parts.
 */
export function paintStrip(
  recording: Recording,
  into: Uint8ClampedArray,
  size: { width: number; height: number },
  from = 0,
  to = size.width,
): void {
  for (let column = from; column < to; column++) {
    const frame = frameAt(recording, ((column + 0.5) / size.width) * recording.durationMs);
    for (let row = 0; row < size.height; row++)
      paintPixel(recording, frame, row, size.height, into, ((size.height - 1 - row) * size.width + column) * 4);
  }
}

function paintPixel({ leds, states }: Recording, frame: number, row: number, rows: number, into: Uint8ClampedArray, to: number): void {
  const first = Math.floor((row * leds) / rows);
  const end = Math.max(first + 1, Math.floor(((row + 1) * leds) / rows));
  let red = 0;
  let green = 0;
  let blue = 0;
  if (frame >= 0) {
    for (let led = first, at = (frame * leds + first) * BYTES_PER_LED; led < end; led++, at += BYTES_PER_LED) {
      const brightness = states[at + 3]!;
      red += states[at]! * brightness;
      green += states[at + 1]! * brightness;
      blue += states[at + 2]! * brightness;
    }
  }
  const scale = 4_095 / (FULL * (end - first));
  into[to] = ENCODED[Math.round(red * scale)]!;
  into[to + 1] = ENCODED[Math.round(green * scale)]!;
  into[to + 2] = ENCODED[Math.round(blue * scale)]!;
  into[to + 3] = 255;
}
