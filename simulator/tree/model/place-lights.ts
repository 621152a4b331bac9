import { normalise } from '../coordinates/normalise.ts';
import { placeCone } from '../shapes/cone.ts';
import { placeMatrix } from '../shapes/matrix.ts';
import { placeScattered } from '../shapes/scattered.ts';
import { placeSpiral } from '../shapes/spiral.ts';
import { stray } from '../shapes/stray.ts';
import { placeStrings } from '../shapes/strings.ts';
import type { TreeModel } from '../tree-model.ts';
import type { Lights } from './lights.ts';
import type { TreeFile } from './tree-file.ts';

/** The lights of a tree in space. The same file gives the same places, everywhere. */
export function placeLights({ name, leds, lights }: Pick<TreeFile, 'name' | 'leds' | 'lights'>): TreeModel {
  const positions = place(leds, lights);
  return { name, leds, positions: 'stray' in lights && lights.stray > 0 ? stray(positions, lights.stray, lights.seed) : positions };
}

function place(leds: number, lights: Lights): Float32Array {
  switch (lights.shape) {
    case 'cone':
      return placeCone(leds, lights);
    case 'spiral':
      return placeSpiral(leds, lights);
    case 'strings':
      return placeStrings(leds, lights);
    case 'matrix':
      return placeMatrix(leds, lights);
    case 'random':
      return placeScattered(leds, lights);
    case 'coordinates':
      return normalise(Float64Array.from(lights.positions.flat()));
  }
}
