import type { Coordinates } from '../coordinates/coordinates.ts';
import { TREE_FILE_VERSION, treeFile, type TreeFile } from './tree-file.ts';

/** Far below what an eye could tell on a tree, and short enough to be read. */
const DIGITS = 1e6;

/** A tree with its lights where a file says, and all else as the default tree has it. */
export function treeOfCoordinates({ leds, positions }: Coordinates, name: string): TreeFile {
  const places = Array.from({ length: leds }, (_, led) =>
    Array.from(positions.subarray(led * 3, led * 3 + 3), (value) => Math.round(value * DIGITS) / DIGITS),
  );
  return treeFile.parse({ treeline: 'tree', version: TREE_FILE_VERSION, name, leds, lights: { shape: 'coordinates', positions: places } });
}
