import { ask } from '../../ui/question.tsx';
import { disk, download, writeDiskFile } from './disk.ts';
import { listFolder } from './folder.ts';
import { reporting } from './reporting.ts';
import { changeFile, changeProject, fileOf, isDirty, useWorkspace, type WorkFile } from './workspace.ts';

/** Saves a file where it came from, or asks for a place. @returns false where it was not saved */
export async function saveFile(id: string): Promise<boolean> {
  const file = fileOf(id);
  if (!file || file.readOnly) return false;
  if (!file.handle) return saveFileAs(id);
  const { handle } = file;
  return saving(file, async () => {
    if (await changedOutside(file)) {
      const answer = await ask({
        title: `${file.path} was changed by another program`,
        body: 'Saving writes over those changes.',
        answers: [{ value: 'overwrite', label: 'Write over them', look: 'danger' }],
      });
      if (answer === null) return false;
    }
    const diskTime = await writeDiskFile(handle, file);
    changeFile(id, { saved: file.text, diskTime });
    return true;
  });
}

/** Asks for a place and saves the file there. @returns false where it was not saved */
export async function saveFileAs(id: string): Promise<boolean> {
  const file = fileOf(id);
  if (!file) return false;
  const name = file.path.split('/').at(-1) ?? file.path;
  return saving(file, async () => {
    if (!disk) {
      download(name, file);
      changeFile(id, { saved: file.text });
      return true;
    }
    const handle = await disk.showSaveFilePicker({ suggestedName: name });
    const diskTime = await writeDiskFile(handle, file);
    await settle(file, handle, diskTime);
    return true;
  });
}

/** Saves every file that has a place on disk and unsaved changes. */
export async function saveAll(): Promise<void> {
  for (const file of useWorkspace.getState().files) if (isDirty(file) && file.handle) await saveFile(file.id);
}

/** Whether a file on disk is newer than what is known of it. */
export async function changedOutside(file: WorkFile): Promise<boolean> {
  if (!file.handle || file.diskTime === null) return false;
  const onDisk = await file.handle.getFile().catch(() => null);
  return onDisk !== null && onDisk.lastModified !== file.diskTime;
}

async function saving(file: WorkFile, save: () => Promise<boolean>): Promise<boolean> {
  let saved = false;
  await reporting(`${file.path} could not be saved`, async () => {
    saved = await save();
  });
  return saved;
}

/** A file saved elsewhere goes on from there; saved into the open folder, it is one of its files. */
async function settle(file: WorkFile, handle: FileSystemFileHandle, diskTime: number): Promise<void> {
  const change = { handle, diskTime, saved: file.text, readOnly: false };
  const project = useWorkspace.getState().projects[file.project];
  if (project?.kind === 'folder' && project.folder) {
    const steps = await project.folder.resolve(handle);
    changeFile(file.id, { ...change, path: steps?.join('/') ?? file.path });
    changeProject(project.id, { listing: await listFolder(project.folder) });
    return;
  }
  changeFile(file.id, { ...change, path: handle.name });
  if (project?.kind === 'loose') changeProject(project.id, { name: handle.name });
}
