import { BYTES_PER_LIGHT } from '../../../led/path/colour-path.ts';

/** What a light has just ended: a flash of that kind. */
export const GENERAL = 1;
export const RED = 2;

/** WCAG 2.2, "general flash and red flash thresholds". Luminances are relative: 1 is white at full. */
const LEAST_CHANGE = 0.1;
const BRIGHT = 0.8;
const LEAST_RED = 0.8;
const LEAST_TURN = 0.2;
/** Light weaker than this (all channels together, of one at full) is taken for dark: chromaticity says nothing of so little light. */
const LEAST_LIGHT = 1 / 16;

/**
 * Finds the flashes of each light by itself. A flash is a pair of opposing changes, and is told when the second one is there:
 * - general: the relative luminance rises by 0.1 or more and falls by 0.1 or more, where the darker side is below 0.8. Changes are
 *   measured between turning points, so a quick fade counts as much as a jump;
 * - red: to a saturated red (R / (R + G + B) ≥ 0.8) and away from it, each more than 0.2 in the CIE 1976 UCS chromaticity diagram.
 *
 * Before the first frame every light is dark.
 */
export function createFlashFinder(leds: number, full: number) {
  const rising = new Uint8Array(leds);
  const turning = new Float32Array(leds);
  const isRed = new Uint8Array(leds);
  const reference = new Uint8Array(leds * BYTES_PER_LIGHT);

  /** Takes the duties of one light in the next frame; returns the marks of the flashes that end with it. */
  return function next(led: number, red: number, green: number, blue: number): number {
    const isDark = red + green + blue < full * LEAST_LIGHT;
    const turned = isDark ? saturated(led, 0, 0, 0) : saturated(led, red, green, blue);
    return general(led, yOf(red, green, blue) / full) | turned;
  };

  function general(led: number, luminance: number): number {
    const before = turning[led]!;
    if (rising[led] === 1) {
      if (before - luminance >= LEAST_CHANGE && luminance < BRIGHT) {
        rising[led] = 0;
        turning[led] = luminance;
        return GENERAL;
      }
      if (luminance > before) turning[led] = luminance;
    } else if (luminance - before >= LEAST_CHANGE && before < BRIGHT) {
      rising[led] = 1;
      turning[led] = luminance;
    } else if (luminance < before) turning[led] = luminance;
    return 0;
  }

  function saturated(led: number, red: number, green: number, blue: number): number {
    const at = led * BYTES_PER_LIGHT;
    const [r0, g0, b0] = [reference[at]!, reference[at + 1]!, reference[at + 2]!];
    const now = red >= LEAST_RED * (red + green + blue) && red > 0;
    const was = isRed[led] === 1;
    const turned = now !== was && turn(r0, g0, b0, red, green, blue) > LEAST_TURN;
    const further = now === was && redness(red, green, blue) > redness(r0, g0, b0) === was;
    if (!turned && !further) return 0;
    // What the next change is measured from: the reddest of a red time, the least red of another.
    reference[at] = red;
    reference[at + 1] = green;
    reference[at + 2] = blue;
    isRed[led] = now ? 1 : 0;
    return turned && was ? RED : 0;
  }
}

function redness(red: number, green: number, blue: number): number {
  const sum = red + green + blue;
  return sum === 0 ? 1 / 3 : red / sum;
}

/** How far apart two colours of sRGB's primaries, linear, lie in the CIE 1976 UCS diagram (u′, v′). Dark is as white is. */
function turn(r1: number, g1: number, b1: number, r2: number, g2: number, b2: number): number {
  if (r1 + g1 + b1 === 0) return turn(1, 1, 1, r2, g2, b2);
  if (r2 + g2 + b2 === 0) return turn(r1, g1, b1, 1, 1, 1);
  const [sum1, sum2] = [weightOf(r1, g1, b1), weightOf(r2, g2, b2)];
  const u = (4 * xOf(r1, g1, b1)) / sum1 - (4 * xOf(r2, g2, b2)) / sum2;
  const v = (9 * yOf(r1, g1, b1)) / sum1 - (9 * yOf(r2, g2, b2)) / sum2;
  return Math.hypot(u, v);
}

function xOf(red: number, green: number, blue: number): number {
  return 0.4124 * red + 0.3576 * green + 0.1805 * blue;
}

function yOf(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** X + 15 Y + 3 Z. */
function weightOf(red: number, green: number, blue: number): number {
  return xOf(red, green, blue) + 15 * yOf(red, green, blue) + 3 * (0.0193 * red + 0.1192 * green + 0.9505 * blue);
}
