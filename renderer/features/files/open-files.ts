import { openData } from '../import/open-data.ts';
import { disk, permit, pickUploads, readDiskFile, type DiskFile } from './disk.ts';
import { handleIn, listFolder } from './folder.ts';
import { project, workFile } from './new-file.ts';
import { reporting } from './reporting.ts';
import { mayLose } from './unsaved.ts';
import { addFile, addProject, changeProject, filesOf, removeProject, showFile, useWorkspace, type Project } from './workspace.ts';

/** Starts an empty file. */
export function newFile(): void {
  const taken = new Set(useWorkspace.getState().files.map((f) => f.path));
  let name = 'untitled.py';
  for (let n = 2; taken.has(name); n++) name = `untitled-${n}.py`;
  const loose = project('loose', name);
  addProject(loose, [workFile(loose.id, name, '')], name);
}

/** Lets the user pick files, and opens each in a tab. */
export async function openFiles(): Promise<void> {
  await reporting('The file could not be opened', async () => {
    if (!disk) {
      for (const file of await pickUploads()) await openUpload(file);
      return;
    }
    for (const handle of await disk.showOpenFilePicker({ multiple: true })) await openHandle(handle);
  });
}

/** Lets the user pick a folder, and opens it as the project. */
export async function openFolder(): Promise<void> {
  await reporting('The folder could not be opened', async () => {
    if (!disk) throw new Error('This browser cannot open folders. Use Chromium or the desktop application, or open single files.');
    await openFolderHandle(await disk.showDirectoryPicker({ mode: 'readwrite' }));
  });
}

/** Opens what was dropped on the window: files, or a folder. */
export async function openDropped(items: DataTransferItemList): Promise<void> {
  // The list is only there during the event: everything is asked of it before the first wait.
  const dropped = [...items].filter((item) => item.kind === 'file').map((item) => ({ file: item.getAsFile(), handle: handleOf(item) }));
  for (const { file, handle } of dropped) {
    await reporting('What was dropped could not be opened', async () => {
      const known = await handle;
      if (known?.kind === 'directory') await openFolderHandle(known as FileSystemDirectoryHandle);
      else if (known) await openHandle(known as FileSystemFileHandle);
      else if (file) await openUpload(file);
    });
  }
}

/** Shows a file of an open folder, reading it where it is not open yet. */
export async function openFromFolder(folderProject: Project, path: string): Promise<void> {
  const open = filesOf(folderProject.id).find((f) => f.path === path);
  if (open) return showFile(open.id);
  await reporting(`${path} could not be opened`, async () => {
    if (!folderProject.folder) return;
    await permit(folderProject.folder);
    const handle = await handleIn(folderProject.folder, path);
    const file = await readDiskFile(await handle.getFile(), handle);
    addFile(workFile(folderProject.id, path, file.text, { bom: file.bom, handle, diskTime: file.diskTime }));
  });
}

/** Looks again at what an open folder holds. */
export async function refreshFolder(folderProject: Project): Promise<void> {
  await reporting('The folder could not be read', async () => {
    if (!folderProject.folder) return;
    await permit(folderProject.folder);
    changeProject(folderProject.id, { listing: await listFolder(folderProject.folder) });
  });
}

async function openHandle(handle: FileSystemFileHandle): Promise<void> {
  for (const file of useWorkspace.getState().files) {
    if (file.handle && (await file.handle.isSameEntry(handle))) return showFile(file.id);
  }
  const file = await handle.getFile();
  if (!(await openData(file))) openLoose(await readDiskFile(file, handle));
}

async function openUpload(file: File): Promise<void> {
  if (!(await openData(file))) openLoose(await readDiskFile(file, null));
}

function openLoose({ name, text, bom, handle, diskTime }: DiskFile): void {
  const loose = project('loose', name);
  addProject(loose, [workFile(loose.id, name, text, { bom, handle, diskTime })], name);
}

async function openFolderHandle(folder: FileSystemDirectoryHandle): Promise<void> {
  const before = Object.values(useWorkspace.getState().projects).find((p) => p.kind === 'folder');
  if (before && !(await mayLose(filesOf(before.id)))) return;
  const listing = await listFolder(folder);
  if (before) removeProject(before.id);
  const opened = project('folder', folder.name, { folder, listing });
  addProject(opened, [], undefined);
  const first = ['runtime.json', 'main.py'].find((path) => listing.includes(path)) ?? listing.find((path) => path.endsWith('.py'));
  if (first) await openFromFolder(opened, first);
}

function handleOf(item: DataTransferItem): Promise<FileSystemHandle | null> {
  const ask = (item as unknown as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }).getAsFileSystemHandle;
  return ask ? ask.call(item) : Promise.resolve(null);
}
