import { ask } from '../../ui/question.tsx';
import { saveFile } from './save-files.ts';
import { closeFile, filesOf, fileOf, isDirty, removeProject, useWorkspace, type WorkFile } from './workspace.ts';

/** Asks what becomes of unsaved changes. @returns false where the user would rather keep the files open */
export async function mayLose(files: readonly WorkFile[]): Promise<boolean> {
  for (const file of files) {
    if (!isDirty(file)) continue;
    const answer = await ask({
      title: `Save the changes to ${file.path}?`,
      body: 'They are lost otherwise.',
      answers: [
        { value: 'discard', label: "Don't save", look: 'danger' },
        { value: 'save', label: 'Save', look: 'primary' },
      ],
    });
    if (answer === null) return false;
    if (answer === 'save' && !(await saveFile(file.id))) return false;
  }
  return true;
}

/** Closes a tab, asking where something would be lost. */
export async function requestClose(id: string): Promise<void> {
  const file = fileOf(id);
  if (!file) return;
  const siblings = filesOf(file.project);
  const isFolder = useWorkspace.getState().projects[file.project]?.kind === 'folder';
  const goes = isFolder || siblings.some((f) => f.open && f.id !== id) ? [file] : siblings;
  // A sample's file that keeps its place in the project loses nothing by closing its tab.
  const loses = !isFolder && goes.length === 1 && siblings.length > 1 ? [] : goes;
  if (await mayLose(loses)) closeFile(id);
}

/** Closes a project with all its tabs, asking where something would be lost. */
export async function requestCloseProject(id: string): Promise<void> {
  if (await mayLose(filesOf(id))) removeProject(id);
}
