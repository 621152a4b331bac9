import { encodeSrgb } from '../colour.ts';
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

/**
 * How a tree makes light of states. `light` writes what shines, red, green, blue each, as duties from 0 to `full`; `show` writes what a
 * screen shows for it (0–255, sRGB), where the tree's full light is the screen's. Both write `leds` LEDs of `states` (R, G, B, L each).
 */
export function createColourPath({ path, order, dead }: LightingTree) {
  const full = FULL_DUTY[path];
  const duties = DUTY[path];
  const [first, second, third] = litChannels(order);
  const encoded = Uint8Array.from({ length: 256 }, (_, duty) => Math.round(encodeSrgb(Math.min(1, duty / full)) * 255));

  function write(states: Uint8Array, leds: number, into: Uint8Array | Uint8ClampedArray, stride: 3 | 4, table: Uint8Array): void {
    for (let led = 0, at = 0, to = 0; led < leds; led++, at += BYTES_PER_LED, to += stride) {
      const row = states[at + 3]! << 8;
      into[to + first] = table[row | states[at]!]!;
      into[to + second] = table[row | states[at + 1]!]!;
      into[to + third] = table[row | states[at + 2]!]!;
    }
    for (const led of dead) {
      if (led < leds) into.fill(0, led * stride, led * stride + BYTES_PER_LIGHT);
    }
  }

  const shownDuties = duties.map((duty) => encoded[duty]!);
  return {
    full,
    light: (states: Uint8Array, leds: number, into: Uint8Array): void => write(states, leds, into, BYTES_PER_LIGHT, duties),
    show: (states: Uint8Array, leds: number, into: Uint8Array | Uint8ClampedArray, stride: 3 | 4): void =>
      write(states, leds, into, stride, shownDuties),
  };
}

export type ColourPath = ReturnType<typeof createColourPath>;
