import { BYTES_PER_LED } from './led-state.ts';

/** The sRGB transfer function (IEC 61966-2-1): linear light 0–1 to an encoded value 0–1. */
export function encodeSrgb(linear: number): number {
  if (linear <= 0.003_130_8) return Math.max(0, linear) * 12.92;
  return Math.min(1, 1.055 * linear ** (1 / 2.4) - 0.055);
}

/** Products of a channel (0–255) and a brightness (0–100) are whole numbers up to here: each has its shown value. */
const FULL = 255 * 100;
const SHOWN = Uint8Array.from({ length: FULL + 1 }, (_, product) => Math.round(encodeSrgb(product / FULL) * 255));

/** What a screen shows (0–255, sRGB) for a channel (0–255) at a brightness (0–100): both scale the duty of an LED, which is linear light. */
export function shown(channel: number, brightness: number): number {
  return SHOWN[Math.min(FULL, channel * brightness)] ?? 0;
}

/**
 * Writes what a screen shows for `leds` LEDs of `states` (R, G, B, L each) from LED `from` on, as R, G, B (0–255, sRGB) into `into`,
 * `stride` bytes for each LED.
 */
export function showStates(states: Uint8Array, from: number, leds: number, into: Uint8Array | Uint8ClampedArray, stride: 3 | 4): void {
  for (let led = 0, at = from * BYTES_PER_LED, to = 0; led < leds; led++, at += BYTES_PER_LED, to += stride) {
    const brightness = states[at + 3]!;
    into[to] = shown(states[at]!, brightness);
    into[to + 1] = shown(states[at + 1]!, brightness);
    into[to + 2] = shown(states[at + 2]!, brightness);
  }
}
