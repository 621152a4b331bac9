import { type Chunks, readWhole } from '../../led/reading/read-whole.ts';
import type { Coordinates } from '../coordinates/coordinates.ts';
import { coordinatesOf, MOST_TREE_BYTES } from '../coordinates/read-coordinates.ts';
import { readTreeModel } from './read-tree-model.ts';
import type { TreeFile } from './tree-file.ts';
import { treeOfCoordinates } from './tree-of-coordinates.ts';

/** A tree, and the coordinates that it was made of where it was; null where it was saved as a tree. */
export interface ReadTree {
  tree: TreeFile;
  coordinates: Coordinates | null;
}

/**
 * A tree from any file that tells of one: a saved tree, or coordinates of any kind, which make a tree called `name`.
 *
 * @throws ReadFault with the line or the field
 */
export async function readTree(chunks: Chunks, name: string): Promise<ReadTree> {
  const text = await readWhole(chunks, MOST_TREE_BYTES);
  if (text.trimStart().startsWith('{') && text.includes('"treeline"')) return { tree: readTreeModel(text), coordinates: null };
  const coordinates = coordinatesOf(text);
  return { tree: treeOfCoordinates(coordinates, name), coordinates };
}
