import { create } from 'zustand';
import { treeFile, type TreeFile } from '../../../simulator/tree/model/tree-file.ts';
import { treeOf, type Tree } from '../../../simulator/tree/tree.ts';

export interface CurrentTree {
  /** as it is saved and shared */
  file: TreeFile;
  /** the same, with its lights placed */
  tree: Tree;
  /** Turns to another tree, or to this one changed: programs are baked for it, its lights shine where it has them. */
  set(file: TreeFile): void;
}

/** The tree that is looked at: one for the window. */
export const useTree = create<CurrentTree>()((set) => ({
  ...both(treeFile.parse({ treeline: 'tree', version: 1 })),
  set: (file) => set(both(file)),
}));

function both(file: TreeFile): Pick<CurrentTree, 'file' | 'tree'> {
  return { file, tree: treeOf(file) };
}
