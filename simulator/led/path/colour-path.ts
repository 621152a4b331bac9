import { BYTES_PER_LED } from '../led-state.ts';
import { type ColourOrder, litChannels } from './colour-order.ts';
import { type ColourPathName, DUTY, FULL_DUTY } from './duty.ts';

/** What of a tree decides how a state becomes light. */
export interface LightingTree {
  path: ColourPathName;
  order: ColourOrder;
  /** LEDs that stay dark, whatever they are told */
  dead: readonly number[];
}

/** Bytes of one LED's light: red, green, blue. */
export const BYTES_PER_LIGHT = 3;
const FULL_BRIGHTNESS = 100;

/**
 * How a tree makes light of states. Both functions take `leds` LEDs of `states` (R, G, B, L each):
 * - `light` writes what shines, red, green, blue each, as duties (0–255; all programs' light is within `full`);
 * - `restate` writes states that mean that light, where the tree's full is 255 at L = 100: what shows states as they are meant shows
 *   these as the tree shows the others.
 */
export function createColourPath({ path, order, dead }: LightingTree) {
  const full = FULL_DUTY[path];
  const duties = DUTY[path];
  const restated = Uint8ClampedArray.from(duties, (duty) => (duty * 255) / full);
  const [first, second, third] = litChannels(order);

  function write(states: Uint8Array, leds: number, into: Uint8Array, stride: 3 | 4, table: Uint8Array | Uint8ClampedArray): void {
    for (let led = 0, at = 0, to = 0; led < leds; led++, at += BYTES_PER_LED, to += stride) {
      const row = states[at + 3]! << 8;
      into[to + first] = table[row | states[at]!]!;
      into[to + second] = table[row | states[at + 1]!]!;
      into[to + third] = table[row | states[at + 2]!]!;
      if (stride === BYTES_PER_LED) into[to + 3] = FULL_BRIGHTNESS;
    }
    for (const led of dead) {
      if (led < leds) into.fill(0, led * stride, (led + 1) * stride);
    }
  }

  return {
    full,
    light: (states: Uint8Array, leds: number, into: Uint8Array): void => write(states, leds, into, BYTES_PER_LIGHT, duties),
    restate: (states: Uint8Array, leds: number, into: Uint8Array): void => write(states, leds, into, BYTES_PER_LED, restated),
  };
}
