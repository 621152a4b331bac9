/** More than this is no project of programs. */
const MAX_FILES = 2_000;
const SKIPPED = new Set(['node_modules', '__pycache__', 'venv']);

/** The files of a folder, sorted, without hidden ones. @throws Error where there are too many */
export async function listFolder(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const paths: string[] = [];
  await collect(folder, '', paths);
  return paths.sort(byFolder);
}

/** Hidden files count too. */
export async function isEmptyFolder(folder: FileSystemDirectoryHandle): Promise<boolean> {
  for await (const _ of entriesOf(folder)) return false;
  return true;
}

async function collect(folder: FileSystemDirectoryHandle, prefix: string, paths: string[]): Promise<void> {
  for await (const [name, handle] of entriesOf(folder)) {
    if (name.startsWith('.') || SKIPPED.has(name)) continue;
    if (handle.kind === 'directory') await collect(handle as FileSystemDirectoryHandle, `${prefix}${name}/`, paths);
    else paths.push(prefix + name);
    if (paths.length > MAX_FILES)
      throw new Error(`The folder holds more than ${MAX_FILES.toLocaleString('en')} files. Open a smaller one.`);
  }
}

/** The handle of a file in a folder, by its path. */
export async function handleIn(folder: FileSystemDirectoryHandle, path: string, create = false): Promise<FileSystemFileHandle> {
  const steps = path.split('/');
  const name = steps.pop() ?? '';
  let at = folder;
  for (const step of steps) at = await at.getDirectoryHandle(step, { create });
  return at.getFileHandle(name, { create });
}

function entriesOf(folder: FileSystemDirectoryHandle): AsyncIterable<[string, FileSystemHandle]> {
  return (folder as unknown as { entries(): AsyncIterable<[string, FileSystemHandle]> }).entries();
}

/** Files of a folder stand before its subfolders' files. */
function byFolder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; ; i++) {
    const [l, r] = [left[i], right[i]];
    if (l === undefined || r === undefined) return left.length - right.length;
    const isFile = [left.length - 1 === i, right.length - 1 === i];
    if (isFile[0] !== isFile[1]) return isFile[0] ? -1 : 1;
    if (l !== r) return l.localeCompare(r, 'en');
  }
}
