import { MOST_TREE_BYTES } from '../../../simulator/tree/coordinates/read-coordinates.ts';
import { readTree } from '../../../simulator/tree/model/read-tree.ts';
import { notify } from '../../ui/notices.tsx';
import { count } from '../timeline/times.ts';
import { openTree } from './saved-trees.ts';

/**
 * Turns to the tree of a file: a saved tree, or coordinates of any kind.
 *
 * @throws ReadFault with the line or the field
 */
export async function openTreeFile(file: File): Promise<void> {
  // One byte more than may be is enough to refuse it.
  const bytes = new Uint8Array(await file.slice(0, MOST_TREE_BYTES + 1).arrayBuffer());
  const { tree, coordinates } = await readTree([bytes], nameOf(file));
  if (!(await openTree(tree))) return;
  const { missing = [], duplicates = 0 } = coordinates ?? {};
  const odd = [
    ...(missing.length > 0 ? [`${count(missing.length, 'LED')} without a place, put between their neighbours`] : []),
    ...(duplicates > 0 ? [`${count(duplicates, 'LED')} in the place of another`] : []),
  ];
  if (odd.length > 0) notify('done', `${tree.name}: ${count(tree.leds, 'LED')}`, `${odd.join('; ')}.`);
}

/** A tree is called as its file is, as far as a name goes. */
function nameOf({ name }: File): string {
  return (
    name
      .replace(/\.[^.]*$/, '')
      .trim()
      .slice(0, 100) || 'Tree'
  );
}
