import type { RequestInput } from '../../../executor/contract/request.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { toBase64 } from '../files/base64.ts';
import { permit } from '../files/disk.ts';
import { handleIn } from '../files/folder.ts';
import { filesOf, useWorkspace } from '../files/workspace.ts';

type RequestFile = RequestInput['files'][number];

/** The executor takes no more; it is said here, before a large folder is read. */
const MOST = { files: 1_000, bytes: 32 << 20 };

/** All files of a project: those in the editor as they are there, the others of a folder as they are on disk. @throws Error with a sentence */
export async function projectFiles(id: string): Promise<RequestFile[]> {
  const project = useWorkspace.getState().projects[id];
  const held = filesOf(id).map((f): RequestFile => ({ name: f.path, content: f.bom ? `\ufeff${f.text}` : f.text }));
  const attached = project?.attached ?? [];
  const folder = project?.folder;
  if (!folder) return [...held, ...attached];
  await permit(folder);
  const names = new Set(held.map((f) => f.name));
  const others = project.listing.filter((path) => !names.has(path));
  const count = held.length + others.length;
  if (count > MOST.files) {
    throw new Error(
      `${project.name} has ${count.toLocaleString('en')} files; a run takes ${MOST.files.toLocaleString('en')}. Open a smaller folder.`,
    );
  }
  const onDisk = await Promise.all(others.map(async (path) => ({ path, file: await read(folder, path) })));
  const bytes = onDisk.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > MOST.bytes) {
    const largest = onDisk.reduce((a, b) => (a.file.size > b.file.size ? a : b));
    const most = `${bytesLabel(bytes)}, of which ${largest.path} has ${bytesLabel(largest.file.size)}`;
    throw new Error(`${project.name} has ${most}; a run takes ${bytesLabel(MOST.bytes)}. Take large files out of the folder.`);
  }
  for (const { path, file } of onDisk) {
    held.push({ name: path, content: toBase64(new Uint8Array(await file.arrayBuffer())), encoding: 'base64' });
  }
  return held;
}

async function read(folder: FileSystemDirectoryHandle, path: string): Promise<File> {
  try {
    return await (await handleIn(folder, path)).getFile();
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
    throw new Error(`${path} is not in the folder any more. Look at the folder again, in Files.`, { cause: error });
  }
}
