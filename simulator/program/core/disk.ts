import type { FileSystem } from './python.ts';

const ENOSPC = 51;
/** Files and folders that may exist at once: each costs the host about a kilobyte. */
const MOST_NODES = 50_000;

/** Bounds what a program's files hold: they live outside Python's own memory, and would fill the host's. */
export function boundDisk(fs: FileSystem, bytes: number): void {
  const { MEMFS } = fs.filesystems;
  let used = 0;
  let nodes = 0;
  const guard = (method: 'expandFileStorage' | 'resizeFileStorage'): void => {
    const plain = MEMFS[method];
    MEMFS[method] = (node, size) => {
      // A file's storage at least doubles when it grows: counted as asked for, it is at most twice this.
      const more = Math.max(0, size - node.usedBytes);
      if (used + more > bytes) throw new fs.ErrnoError(ENOSPC);
      plain.call(MEMFS, node, size);
      used += method === 'resizeFileStorage' ? size - Math.min(size, node.usedBytes) : more;
    };
  };
  guard('expandFileStorage');
  guard('resizeFileStorage');
  const { createNode } = fs;
  fs.createNode = (...values) => {
    nodes += 1;
    if (nodes > MOST_NODES) throw new fs.ErrnoError(ENOSPC);
    return createNode.apply(fs, values);
  };
}
