import type { DiskNode, FileSystem } from './python.ts';

const ENAMETOOLONG = 37;
const ENOSPC = 51;
const ENOSYS = 52;
/** Files and folders that may exist at once: each costs the host about a kilobyte. */
const MOST_NODES = 50_000;
/** As on Linux. */
const MOST_NAME_BYTES = 255;
const MOST_TARGET_BYTES = 4_096;

/** Bounds what a program's files hold: they live outside Python's own memory, and would fill the host's. */
export function boundDisk(fs: FileSystem, bytes: number): void {
  const { MEMFS } = fs.filesystems;
  const { file, dir } = MEMFS.ops_table;
  const held = new WeakMap<DiskNode, number>();
  /** deleted, and perhaps still open: such a file holds what it held */
  const deleted = new WeakSet<DiskNode>();
  let used = 0;
  let nodes = 0;
  const refuse = (errno: number): never => {
    throw new fs.ErrnoError(errno);
  };
  const settle = (node: DiskNode, size: number): void => {
    used += size - (held.get(node) ?? 0);
    held.set(node, size);
  };
  const release = (node: DiskNode): void => {
    if (!fs.streams.some((stream) => stream?.node === node)) settle(node, 0);
  };
  /** Lets a file grow to so many bytes, where there is room for them, and counts what it then holds. */
  const growing = <T>(node: DiskNode, size: number, grow: () => T): T => {
    if (used - (held.get(node) ?? 0) + Math.max(size, sizeOf(node)) > bytes) refuse(ENOSPC);
    const result = grow();
    settle(node, sizeOf(node));
    return result;
  };

  for (const method of ['expandFileStorage', 'resizeFileStorage'] as const) {
    const plain = MEMFS[method];
    MEMFS[method] = (node, size) => growing(node, size, () => plain.call(MEMFS, node, size));
  }
  for (const operations of [file.stream, MEMFS.stream_ops]) {
    const { write } = operations;
    // A file's first bytes are taken without asking for storage.
    operations.write = (stream, buffer, offset, length, position, canOwn) =>
      growing(stream.node, position + length, () => write(stream, buffer, offset, length, position, canOwn));
  }
  const { symlink, rename } = dir.node;
  dir.node.symlink = (parent, name, target) => {
    if (tooLong(target, MOST_TARGET_BYTES)) refuse(ENAMETOOLONG);
    if (used + target.length > bytes) refuse(ENOSPC);
    const node = symlink(parent, name, target);
    settle(node, target.length);
    return node;
  };
  dir.node.rename = (node, folder, name) => {
    if (tooLong(name, MOST_NAME_BYTES)) refuse(ENAMETOOLONG);
    rename(node, folder, name);
  };

  const { createNode, hashAddNode, hashRemoveNode, closeStream } = fs;
  fs.createNode = (parent, name, mode, device) => {
    // A pipe holds whatever nobody reads, and there is no other process to read it.
    if (isPipe(mode)) refuse(ENOSYS);
    if (tooLong(name, MOST_NAME_BYTES)) refuse(ENAMETOOLONG);
    if (nodes >= MOST_NODES) refuse(ENOSPC);
    return createNode.call(fs, parent, name, mode, device);
  };
  // A node that is renamed leaves the table of names, and comes back.
  fs.hashAddNode = (node) => {
    nodes += 1;
    deleted.delete(node);
    settle(node, sizeOf(node));
    hashAddNode.call(fs, node);
  };
  fs.hashRemoveNode = (node) => {
    nodes -= 1;
    deleted.add(node);
    release(node);
    hashRemoveNode.call(fs, node);
  };
  fs.closeStream = (descriptor) => {
    const node = fs.streams[descriptor]?.node;
    closeStream.call(fs, descriptor);
    if (node && deleted.has(node)) release(node);
  };
}

function sizeOf({ contents, link }: DiskNode): number {
  return (ArrayBuffer.isView(contents) ? contents.byteLength : 0) + (link?.length ?? 0);
}

function tooLong(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}

function isPipe(mode: number): boolean {
  return (mode & 0o170000) === 0o010000;
}
