import type { LightingTree } from '../../led/path/colour-path.ts';

/** What the instruments must know of a tree. */
export interface InstrumentTree {
  lighting: LightingTree;
  /** x, y, z of each LED (the tree's convention: x and y around the trunk) */
  positions: Float32Array;
  /** what a `setLEDs` takes on it, µs for each LED */
  microsPerLed: number;
  /** what its supply gives */
  amperes: number;
}
