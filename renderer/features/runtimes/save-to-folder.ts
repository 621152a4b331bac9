import { notify } from '../../ui/notices.tsx';
import { ask } from '../../ui/question.tsx';
import { fromBase64 } from '../files/base64.ts';
import { disk, writeDiskFile } from '../files/disk.ts';
import { handleIn, isEmptyFolder } from '../files/folder.ts';
import { reporting } from '../files/reporting.ts';
import { changeFile, filesOf, useWorkspace } from '../files/workspace.ts';

/** Whether a runtime is on no disk yet, and could be. */
export function canSaveToFolder(project: string): boolean {
  return disk !== null && filesOf(project).some(({ handle, readOnly }) => !handle && !readOnly);
}

/** Writes a runtime into a folder that the user picks; from then on each of its files is saved there. */
export async function saveToFolder(project: string): Promise<void> {
  await reporting('The runtime could not be saved', async () => {
    if (!disk) throw new Error('This browser cannot write folders. Use Chromium or the desktop application, or export the runtime.');
    const folder = await disk.showDirectoryPicker({ mode: 'readwrite' });
    if (!(await mayWrite(folder))) return;
    for (const { id, path, text, bom } of filesOf(project)) {
      const handle = await handleIn(folder, path, true);
      const diskTime = await writeDiskFile(handle, { text, bom });
      changeFile(id, { handle, diskTime, saved: text });
    }
    for (const { name, content } of useWorkspace.getState().projects[project]?.attached ?? []) {
      const writable = await (await handleIn(folder, name, true)).createWritable();
      await writable.write(fromBase64(content));
      await writable.close();
    }
    notify('done', 'The runtime is saved', folder.name);
  });
}

/** Asks where the folder is not empty: files of the same names would be written over. */
async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  if (await isEmptyFolder(folder)) return true;
  const answer = await ask({
    title: `${folder.name} is not empty`,
    body: 'Files in it that have the name of one of the runtime’s are written over; the others stay.',
    answers: [{ value: 'save', label: 'Save into it', look: 'danger' }],
  });
  return answer === 'save';
}
