import type { Coordinates } from '../coordinates/coordinates.ts';
import { TREE_FILE_VERSION, treeFile, type TreeFile } from './tree-file.ts';

/** Far below what an eye could tell on a tree, and short enough to be read. */
const DIGITS = 1e6;

/** x, y, z of each LED, as files and people have them. */
export function placesOf(positions: Float32Array): [x: number, y: number, z: number][] {
  const at = (i: number) => Math.round(positions[i]! * DIGITS) / DIGITS;
  return Array.from({ length: positions.length / 3 }, (_, led) => [at(led * 3), at(led * 3 + 1), at(led * 3 + 2)]);
}

/** A tree with its lights where a file says, and all else as the default tree has it. */
export function treeOfCoordinates({ leds, positions }: Coordinates, name: string): TreeFile {
  const lights = { shape: 'coordinates', positions: placesOf(positions) };
  return treeFile.parse({ treeline: 'tree', version: TREE_FILE_VERSION, name, leds, lights });
}
