import { decodeTextFile, encodeTextFile, tooLong, type TextFile } from './text-file.ts';

/** What Chromium and Electron have and TypeScript's library does not name yet. */
interface FileSystemAccess {
  showOpenFilePicker(options: { multiple?: boolean }): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}
interface Permissions {
  queryPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

export type DiskFile = TextFile & { name: string; handle: FileSystemFileHandle | null; diskTime: number | null };

/** The browser's way to files on disk; null where it has none, and files come and go as uploads and downloads. */
export const disk: FileSystemAccess | null = 'showOpenFilePicker' in window ? (window as unknown as FileSystemAccess) : null;

/** Reads a file as text. @throws Error with a sentence where it is none */
export async function readDiskFile(file: File, handle: FileSystemFileHandle | null): Promise<DiskFile> {
  const refused = tooLong(file.name, file.size);
  if (refused !== null) throw new Error(refused);
  const text = decodeTextFile(file.name, new Uint8Array(await file.arrayBuffer()));
  if ('refused' in text) throw new Error(text.refused);
  return { ...text, name: file.name, handle, diskTime: handle ? file.lastModified : null };
}

/** Writes a file's text. @returns when it was changed, by its disk */
export async function writeDiskFile(handle: FileSystemFileHandle, file: TextFile): Promise<number> {
  await permit(handle);
  const writable = await handle.createWritable();
  await writable.write(encodeTextFile(file));
  await writable.close();
  return (await handle.getFile()).lastModified;
}

/** Asks again for a permission that was lost, such as by a reload. @throws Error where it is refused */
export async function permit(handle: FileSystemHandle): Promise<void> {
  const permissions = handle as unknown as Partial<Permissions>;
  if (!permissions.queryPermission || !permissions.requestPermission) return;
  if ((await permissions.queryPermission({ mode: 'readwrite' })) === 'granted') return;
  if ((await permissions.requestPermission({ mode: 'readwrite' })) === 'granted') return;
  throw new Error(`The browser may not touch ${handle.name}. Allow it when asked, or save under another name.`);
}

/** Lets the user pick files through an upload, where the browser has no other way. */
export function pickUploads(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Hands a file over as a download. */
export function download(name: string, file: TextFile): void {
  const url = URL.createObjectURL(new Blob([encodeTextFile(file)], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A dialog that the user closed is no failure. */
export function isDismissal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
