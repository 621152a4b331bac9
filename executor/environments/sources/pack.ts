import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { pack, type Pack } from 'tar-stream';
import type { Entry } from './tree.ts';

const OLD = new Date(0);

/** SHA-256 of all that is in a source, in hexadecimal digits. */
export async function identityOf(entries: readonly Entry[]): Promise<string> {
  const hash = createHash('sha256');
  for (const entry of entries) {
    hash.update(`${entry.kind === 'link' ? 'link' : 'file'}\0${entry.path}\0`);
    if (entry.kind === 'link') hash.update(entry.target);
    else if (entry.kind === 'content') hash.update(`0\0${entry.content.length}\0`).update(entry.content);
    else {
      hash.update(`${entry.executable ? 1 : 0}\0${entry.bytes}\0`);
      for await (const chunk of createReadStream(entry.from)) hash.update(chunk as Buffer);
    }
  }
  return hash.digest('hex');
}

/** As a tar in `folder`: the same entries give the same bytes. Throws where a file has another size by now. */
export async function* tarOf(folder: string, entries: readonly Entry[]): AsyncGenerator<Uint8Array> {
  const tar = pack();
  // What goes wrong here comes out of the tar.
  const fed = feed(tar, folder, entries).catch((error: Error) => tar.destroy(error));
  yield* tar as AsyncIterable<Uint8Array>;
  await fed;
}

async function feed(tar: Pack, folder: string, entries: readonly Entry[]): Promise<void> {
  const made = new Set<string>();
  const common = { uid: 0, gid: 0, uname: '', gname: '', mtime: OLD };
  for (const entry of entries) {
    const name = `${folder}/${entry.path}`;
    for (const above of foldersOf(name)) {
      if (!made.has(above)) tar.entry({ ...common, name: above, type: 'directory', mode: 0o755 });
      made.add(above);
    }
    switch (entry.kind) {
      case 'link':
        tar.entry({ ...common, name, type: 'symlink', linkname: entry.target, mode: 0o777 });
        break;
      case 'content':
        tar.entry({ ...common, name, mode: 0o644 }, entry.content);
        break;
      case 'file': {
        const body = tar.entry({ ...common, name, mode: entry.executable ? 0o755 : 0o644, size: entry.bytes });
        await pipeline(createReadStream(entry.from), body);
      }
    }
  }
  tar.finalize();
}

/** `a/b/c` → `a`, `a/b` */
function foldersOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
