import { create } from 'zustand';
import { treeFile, type TreeFile } from '../../../simulator/tree/model/tree-file.ts';
import { treeOf, type Tree } from '../../../simulator/tree/tree.ts';

/** A tree, and where it comes from. */
export interface TreeAndBase {
  /** as it is saved and shared */
  file: TreeFile;
  /** the same as it was when one turned to it, or saved it last */
  base: TreeFile;
  /** whether `base` is kept among the saved trees, by its name */
  isSaved: boolean;
}

export interface CurrentTree extends TreeAndBase {
  /** `file`, with its lights placed */
  tree: Tree;
  /** Changes this tree: programs are baked for it, its lights shine where it has them. */
  set(file: TreeFile): void;
  /** Turns to another tree. */
  turnTo(file: TreeFile, isSaved: boolean): void;
}

const DEFAULT = treeFile.parse({ treeline: 'tree', version: 1 });

/** The tree that is looked at: one for the window. */
export const useTree = create<CurrentTree>()((set) => ({
  file: DEFAULT,
  tree: treeOf(DEFAULT),
  base: DEFAULT,
  isSaved: false,
  set: (file) => set({ file, tree: treeOf(file) }),
  turnTo: (file, isSaved) => set({ file, tree: treeOf(file), base: file, isSaved }),
}));

/** Whether it was changed since it was turned to, or saved. */
export function isChanged({ file, base }: Pick<TreeAndBase, 'file' | 'base'>): boolean {
  return !isSameTree(file, base);
}

export function isSameTree(a: TreeFile, b: TreeFile): boolean {
  // Thousands of places are compared only where they may differ.
  const { lights, ...rest } = a;
  const { lights: others, ...otherRest } = b;
  return JSON.stringify(rest) === JSON.stringify(otherRest) && (lights === others || JSON.stringify(lights) === JSON.stringify(others));
}
