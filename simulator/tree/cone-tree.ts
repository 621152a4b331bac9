import { ledCount } from '../led/led-state.ts';
import type { TreeModel } from './tree-model.ts';

/** Height of the default tree, where the radius of its foot is 1. */
export const CONE_HEIGHT = 2.2;

/**
 * The default tree: one strand wound around a cone, from the foot (LED 0) to the tip. Neighbours on the strand are as far apart as its
 * turns are, so the LEDs cover the surface evenly: of n LEDs each has its n-th of the area, a strip as wide as it is long.
 *
 * @throws RangeError where `leds` is no whole number from 1 to 10,000
 */
export function coneTree(leds: number): TreeModel {
  if (!ledCount.safeParse(leds).success) throw new RangeError(`a tree has from 1 to 10,000 LEDs, not ${leds}`);
  const slant = Math.hypot(1, CONE_HEIGHT);
  const spacing = Math.sqrt((Math.PI * slant) / leds);
  const positions = new Float32Array(leds * 3);
  for (let led = 0; led < leds; led++) {
    // The surface above a point shrinks with the square of its distance from the tip.
    const radius = Math.sqrt(1 - (led + 0.5) / leds);
    const climbed = slant * (1 - radius);
    const angle = (2 * Math.PI * climbed) / spacing;
    positions[led * 3] = radius * Math.cos(angle);
    positions[led * 3 + 1] = radius * Math.sin(angle);
    positions[led * 3 + 2] = CONE_HEIGHT * (1 - radius);
  }
  return { name: 'Cone', leds, positions };
}
