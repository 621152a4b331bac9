import { ledCount } from '../led/led-state.ts';
import { placeCone } from './shapes/cone.ts';
import type { TreeModel } from './tree-model.ts';

/** Height of the default tree, where the radius of its foot is 1. */
export const CONE_HEIGHT = 2.2;

/**
 * The default tree: one strand wound evenly around a cone, from the foot (LED 0) to the tip.
 *
 * @throws RangeError where `leds` is no whole number from 1 to 10,000
 */
export function coneTree(leds: number): TreeModel {
  if (!ledCount.safeParse(leds).success) throw new RangeError(`a tree has from 1 to 10,000 LEDs, not ${leds}`);
  return { name: 'Cone', leds, positions: placeCone(leds, { height: CONE_HEIGHT }) };
}
