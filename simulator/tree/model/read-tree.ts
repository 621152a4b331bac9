import { type Chunks, readWhole } from '../../led/reading/read-whole.ts';
import { coordinatesOf, MOST_TREE_BYTES } from '../coordinates/read-coordinates.ts';
import { readTreeModel } from './read-tree-model.ts';
import type { TreeFile } from './tree-file.ts';
import { treeOfCoordinates } from './tree-of-coordinates.ts';

/**
 * A tree from any file that tells of one: a saved tree, or coordinates of any kind, which make a tree called `name`.
 *
 * @throws ReadFault with the line or the field
 */
export async function readTree(chunks: Chunks, name: string): Promise<TreeFile> {
  const text = await readWhole(chunks, MOST_TREE_BYTES);
  return text.trimStart().startsWith('{') && text.includes('"treeline"')
    ? readTreeModel(text)
    : treeOfCoordinates(coordinatesOf(text), name);
}
