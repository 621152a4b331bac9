import { ReadFault } from '../../../simulator/led/reading/read-fault.ts';
import type { TreeFile } from '../../../simulator/tree/model/tree-file.ts';
import { notify } from '../../ui/notices.tsx';
import { download, pickUploads } from '../files/disk.ts';

/** Hands the tree over as a file that others can open. */
export async function exportTree(file: TreeFile): Promise<void> {
  const { writeTreeModel } = await import('../../../simulator/tree/model/read-tree-model.ts');
  const name = file.name.replaceAll(/[\\/:*?"<>|]/g, '-');
  download(`${name}.tree.json`, { text: writeTreeModel(file), bom: false });
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
