import type { LightingTree } from '../led/path/colour-path.ts';
import { placeLights } from './model/place-lights.ts';
import type { TreeFile } from './model/tree-file.ts';
import type { TreeModel } from './tree-model.ts';

/** A tree with all that scenes and instruments ask of it. */
export interface Tree extends TreeModel {
  lighting: LightingTree;
  /** what a `setLEDs` takes, µs for each LED */
  microsPerLed: number;
  /** what its supply gives */
  amperes: number;
}

export function treeOf(file: TreeFile): Tree {
  return {
    ...placeLights(file),
    lighting: { path: file.rules, order: file.order, dead: file.dead },
    microsPerLed: file.speed.microsPerLed,
    amperes: file.supply.amperes,
  };
}
