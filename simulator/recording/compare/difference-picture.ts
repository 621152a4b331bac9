import { encodeSrgb } from '../../led/colour.ts';
import type { Recording } from '../recording.ts';
import { disagreementOf } from './disagreement.ts';
import { endOf, sectionsOf } from './sections.ts';
import type { Tolerance } from './tolerance.ts';

const SAME = [14, 17, 19] as const;
const DIFFERENT = [255, 140, 60] as const;
/** The least difference is still seen. */
const LEAST = 0.25;

/**
 * Where two recordings differ, laid out as a strip is (strip.ts): time from left to right, LEDs from the bottom to the top. A pixel is as
 * bright as the greatest difference of what it stands for. RGBA, opaque, `width * height * 4` bytes.
 */
export function paintDifference(
  a: Recording,
  b: Recording,
  tolerance: Tolerance,
  into: Uint8ClampedArray,
  { width, height }: { width: number; height: number },
): void {
  const leds = Math.min(a.leds, b.leds);
  const end = endOf(a, b) || 1;
  const most = new Float32Array(width * height);
  for (const section of sectionsOf(a, b)) {
    const left = Math.min(width - 1, Math.floor((section.fromMs / end) * width));
    const right = Math.max(left + 1, Math.ceil((section.toMs / end) * width));
    for (let row = 0; row < height; row++) {
      const first = Math.floor((row * leds) / height);
      const last = Math.max(first + 1, Math.floor(((row + 1) * leds) / height));
      let by = 0;
      for (let led = first; led < last; led++) by = Math.max(by, disagreementOf(a, b, section, led, tolerance)?.by ?? 0);
      if (by === 0) continue;
      const line = (height - 1 - row) * width;
      for (let at = line + left; at < line + right; at++) most[at] = Math.max(most[at]!, by);
    }
  }
  for (let pixel = 0; pixel < most.length; pixel++) {
    const by = most[pixel]!;
    const share = by === 0 ? 0 : LEAST + (1 - LEAST) * encodeSrgb(by / 255);
    for (let channel = 0; channel < 3; channel++) {
      into[pixel * 4 + channel] = SAME[channel]! + (DIFFERENT[channel]! - SAME[channel]!) * share;
    }
    into[pixel * 4 + 3] = 255;
  }
}
