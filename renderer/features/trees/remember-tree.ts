import { z } from 'zod';
import { treeFile } from '../../../simulator/tree/model/tree-file.ts';
import { treeOf } from '../../../simulator/tree/tree.ts';
import { isSameTree, useTree, type TreeAndBase } from './tree-store.ts';

const KEY = 'treeline-tree';
/** ms after the last change until it is kept */
const PAUSE = 250;

const kept = z.object({ file: treeFile, base: treeFile, isSaved: z.boolean() });

/** Turns to the tree that this window looked at before a reload, or else any window last; and keeps it from now on. */
export function rememberTree(): void {
  const before = read(sessionStorage) ?? read(localStorage);
  if (before) useTree.setState({ ...before, tree: treeOf(before.file) });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    const { file, base, isSaved } = useTree.getState();
    for (const storage of [sessionStorage, localStorage]) write(storage, { file, base, isSaved });
  };
  useTree.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  addEventListener('pagehide', () => timer !== undefined && keep());
}

function read(storage: Storage): TreeAndBase | null {
  const text = storage.getItem(KEY);
  if (text === null) return null;
  try {
    const { file, base, isSaved } = kept.parse(JSON.parse(text));
    // What is one object is compared quickly.
    return { file: isSameTree(file, base) ? base : { ...file, lights: sameLights(file, base) }, base, isSaved };
  } catch {
    // Written by another version, or damaged: begin afresh.
    storage.removeItem(KEY);
    return null;
  }
}

function sameLights(file: TreeAndBase['file'], base: TreeAndBase['base']): TreeAndBase['file']['lights'] {
  return JSON.stringify(file.lights) === JSON.stringify(base.lights) ? base.lights : file.lights;
}

function write(storage: Storage, tree: TreeAndBase): void {
  try {
    storage.setItem(KEY, JSON.stringify(tree));
  } catch {
    // More than the browser keeps: then only what is saved survives a reload.
    storage.removeItem(KEY);
  }
}
