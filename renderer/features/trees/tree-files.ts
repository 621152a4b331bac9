import { ReadFault } from '../../../simulator/led/reading/read-fault.ts';
import { COORDINATE_ENDINGS, writeCoordinates, type CoordinateFormat } from '../../../simulator/tree/coordinates/write-coordinates.ts';
import { placeLights } from '../../../simulator/tree/model/place-lights.ts';
import type { TreeFile } from '../../../simulator/tree/model/tree-file.ts';
import { placesOf } from '../../../simulator/tree/model/tree-of-coordinates.ts';
import { notify } from '../../ui/notices.tsx';
import { download, pickUploads } from '../files/disk.ts';

/** Hands the tree over as a file that others can open. */
export async function exportTree(file: TreeFile): Promise<void> {
  const { writeTreeModel } = await import('../../../simulator/tree/model/read-tree-model.ts');
  download(`${nameOf(file)}.tree.json`, { text: writeTreeModel(file), bom: false });
}

/** Hands over where the lights of the tree are, as others write it. */
export function exportPlaces(file: TreeFile, format: CoordinateFormat): void {
  const text = writeCoordinates(placesOf(placeLights(file).positions), format);
  download(`${nameOf(file)}${COORDINATE_ENDINGS[format]}`, { text, bom: false });
}

function nameOf({ name }: TreeFile): string {
  return name.replaceAll(/[\\/:*?"<>|]/g, '-');
}

/** Lets the user pick the file of a tree, and turns to it. */
export async function importTree(): Promise<void> {
  const [file] = await pickUploads();
  if (!file) return;
  try {
    await (await import('./open-tree-file.ts')).openTreeFile(file);
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    notify('problem', `${file.name} is no tree`, error.message);
  }
}
