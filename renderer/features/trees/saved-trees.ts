import { useQuery } from '@tanstack/react-query';
import type { TreeSummary } from '../../../executor/contract/trees.ts';
import type { TreeFile } from '../../../simulator/tree/model/tree-file.ts';
import { client, queries } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { notify } from '../../ui/notices.tsx';
import { ask } from '../../ui/question.tsx';
import { freeName } from './change-tree.ts';
import { isChanged, isSameTree, useTree } from './tree-store.ts';

/** The trees that are saved; undefined until they are read, or where they cannot be. */
export function useSavedTrees(): { items: readonly TreeSummary[] | undefined; error: Error | null } {
  const { data, error } = useQuery(queries.trees.list.queryOptions());
  return { items: data?.items, error };
}

/** Saves the current tree under its name: over itself, and over another only where that is wished. @returns whether it is saved */
export async function saveTree(): Promise<boolean> {
  const { file, base, isSaved } = useTree.getState();
  return saveAs(file, isSaved && base.name === file.name ? base : null);
}

/** Saves the current tree under another name, and turns to that one. */
export async function saveTreeAs(name: string): Promise<boolean> {
  return saveAs({ ...useTree.getState().file, name }, null);
}

/** Saves a second one like it under a name that is free, and turns to it. */
export async function duplicateTree(taken: readonly string[]): Promise<boolean> {
  const { file } = useTree.getState();
  return saveTreeAs(freeName(file.name, [...taken, file.name]));
}

/** Gives a saved tree another name; what is changed in it stays unsaved. A tree that is not saved just has it from now on. */
export async function renameTree(name: string): Promise<boolean> {
  const { file, base, isSaved } = useTree.getState();
  if (name === file.name) return true;
  if (isSaved) {
    const renamed = { ...base, name };
    const kept = await reporting('It could not be renamed', async () => {
      if (!(await put(renamed, null))) return false;
      // The new one is there before the old one goes: nothing can be lost between.
      await client.trees.remove({ name: base.name });
      return true;
    });
    if (!kept) return false;
    useTree.setState({ base: renamed });
  }
  useTree.getState().set({ ...file, name });
  if (!isSaved) useTree.setState({ base: { ...base, name } });
  return true;
}

/** Asks, and removes the saved tree; it stays the current one, unsaved. */
export async function removeTree(): Promise<void> {
  const { base } = useTree.getState();
  const answer = await ask({
    title: `Remove ${base.name}?`,
    body: 'It is taken from the saved trees. Here it stays as it is until you turn to another one.',
    answers: [{ value: 'remove', label: 'Remove', look: 'danger' }],
  });
  if (answer !== 'remove') return;
  await reporting('It could not be removed', async () => {
    await client.trees.remove({ name: base.name });
    useTree.setState({ isSaved: false });
    notify('done', `${base.name} is removed`);
    return true;
  });
}

/** Turns to a saved tree, once nothing of the current one would be lost. */
export async function openSavedTree(name: string): Promise<void> {
  if (!(await mayLeaveTree())) return;
  await reporting(`${name} could not be opened`, async () => {
    useTree.getState().turnTo(await client.trees.get({ name }), true);
    return true;
  });
}

/** Turns to a tree that is not saved. @returns whether it did */
export async function openTree(file: TreeFile): Promise<boolean> {
  const may = await mayLeaveTree();
  if (may) useTree.getState().turnTo(file, false);
  return may;
}

/** Asks what to do with changes that are not saved. @returns whether one may turn to another tree */
async function mayLeaveTree(): Promise<boolean> {
  const { file } = useTree.getState();
  if (!isChanged(useTree.getState())) return true;
  const answer = await ask({
    title: `Save the changes to ${file.name}?`,
    body: 'They are lost if you turn to another tree without saving.',
    answers: [
      { value: 'leave', label: 'Do not save' },
      { value: 'save', label: 'Save', look: 'primary' },
    ],
  });
  if (answer === 'save') return saveTree();
  return answer === 'leave';
}

async function saveAs(file: TreeFile, over: TreeFile | null): Promise<boolean> {
  const saved = await reporting('It could not be saved', () => put(file, over));
  if (!saved) return false;
  // What was changed meanwhile is not saved yet.
  const { file: now, set } = useTree.getState();
  if (now.name !== file.name) set({ ...now, name: file.name });
  useTree.setState({ base: file, isSaved: true });
  return true;
}

/** Keeps a tree under its name; where another one than `over` has that name, only if it may be replaced. */
async function put(tree: TreeFile, over: TreeFile | null): Promise<boolean> {
  const { name } = tree;
  const isThere = (await client.trees.list()).items.some((item) => item.name === name);
  // It may have been changed elsewhere since.
  if (isThere && !(over && isSameTree(await client.trees.get({ name }), over))) {
    const answer = await ask({
      title: `Replace ${name}?`,
      body: 'There is a saved tree of that name. What it is now would be lost.',
      answers: [{ value: 'replace', label: 'Replace', look: 'danger' }],
    });
    if (answer !== 'replace') return false;
  }
  await client.trees.save({ tree, replace: isThere });
  return true;
}

/** Does something with the saved trees; what goes wrong is told, and the list is read again. */
async function reporting(problem: string, act: () => Promise<boolean>): Promise<boolean> {
  try {
    return await act();
  } catch (error) {
    notify('problem', problem, error instanceof Error ? error.message : String(error));
    return false;
  } finally {
    await queryClient.invalidateQueries({ queryKey: queries.trees.key() });
  }
}
