import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Header, pack } from 'tar-stream';

/** A layer of an image, written as a tar: same calls, same bytes. Everything is root's and as old as can be. */
export interface Layer {
  folder(path: string, mode: number): Promise<void>;
  link(path: string, target: string): Promise<void>;
  /** another name of a file that is there, whose mode it gives again */
  hardLink(path: string, target: string, mode: number): Promise<void>;
  file(path: string, mode: number, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** ends it; throws where it cannot be written */
  finish(): Promise<WrittenLayer>;
  /** ends it where it will not be finished */
  discard(): void;
}

export interface WrittenLayer {
  file: string;
  /** hexadecimal */
  sha256: string;
  bytes: number;
}

const OLD = new Date(0);
/** What a file's mode may have: no setuid, no setgid. */
const PLAIN = 0o1777;

/** Paths have no `/` at either end; folders above come by themselves, and what is there already is kept. */
export function createLayer(file: string): Layer {
  const tar = pack();
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const written = pipeline(tar, count, createWriteStream(file));
  written.catch((error: Error) => tar.destroy(error));
  const there = new Set<string>();

  async function entry(header: Partial<Header> & { name: string }, body: AsyncIterable<Uint8Array> | null = null): Promise<void> {
    const { name } = header;
    if (there.has(name)) {
      for await (const _ of body ?? []);
      return;
    }
    const above = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    if (above && !there.has(above)) await folder(above, 0o755);
    there.add(name);
    const plain = { ...header, uid: 0, gid: 0, uname: '', gname: '', mtime: OLD };
    try {
      if (body && header.size) await pipeline(body, tar.entry(plain));
      else await new Promise<void>((resolve, reject) => tar.entry(plain, '', (error) => (error ? reject(error) : resolve())));
    } catch (error) {
      // An entry fails with the tar, and the tar when its file cannot be written: that says why.
      await written;
      throw error;
    }
  }

  async function folder(path: string, mode: number): Promise<void> {
    await entry({ name: path, type: 'directory', mode: mode & PLAIN });
  }

  return {
    folder,
    link: (path, target) => entry({ name: path, type: 'symlink', linkname: target, mode: 0o777 }),
    hardLink: (path, target, mode) => entry({ name: path, type: 'link', linkname: target, mode: mode & PLAIN }),
    file: (path, mode, size, body) => entry({ name: path, type: 'file', mode: mode & PLAIN, size }, body),
    async finish() {
      tar.finalize();
      await written;
      return { file, sha256: hash.digest('hex'), bytes };
    },
    discard: () => tar.destroy(),
  };
}

export async function* bytesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
