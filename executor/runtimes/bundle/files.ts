import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { RuntimeFile } from '../../contract/runtimes.ts';
import { bytesOf } from '../../request-files.ts';
import { RUNTIME } from './parse-manifest.ts';
import type { ProvenBundle } from './read-bundle.ts';
import { BLOCK, END, paddingOf } from './tar-layout.ts';
import { type Part, partOf } from './write-bundle.ts';

/** A runtime's files as they stand in a bundle, by name. */
export function partsOfFiles(files: readonly RuntimeFile[]): Part[] {
  const parts = files.map((file) => ({
    ...partOf(`${RUNTIME}${file.name}`, bytesOf(file)),
    ...(file.executable && { executable: true as const }),
  }));
  return parts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function filesOf(file: string, { manifest, offsets }: ProvenBundle): Promise<RuntimeFile[]> {
  const handle = await open(file);
  try {
    const files: RuntimeFile[] = [];
    for (const { name, bytes, executable = null } of manifest.entries.filter((one) => one.name.startsWith(RUNTIME))) {
      const content = Buffer.alloc(bytes);
      await handle.read(content, 0, bytes, offsets.get(name)!);
      const encoding = isUtf8(content) ? 'utf8' : 'base64';
      files.push({ name: name.slice(RUNTIME.length), content: content.toString(encoding), encoding, executable });
    }
    return files;
  } finally {
    await handle.close();
  }
}

/** The part of a bundle with what begins with a name, which is a tar by itself. */
export async function* tarWith(file: string, { manifest, offsets }: ProvenBundle, beginning: string): AsyncGenerator<Uint8Array, void> {
  const entries = manifest.entries.filter(({ name }) => name.startsWith(beginning));
  const [first, last] = [entries[0]!, entries.at(-1)!];
  // Their names are short: a head is one block.
  const [start, end] = [offsets.get(first.name)! - BLOCK, offsets.get(last.name)! + last.bytes + paddingOf(last.bytes).length];
  yield* createReadStream(file, { start, end: end - 1, highWaterMark: 256 << 10 });
  yield END;
}

export async function* contentOf(file: string, { manifest, offsets }: ProvenBundle, name: string): AsyncGenerator<Uint8Array, void> {
  const { bytes } = manifest.entries.find((one) => one.name === name)!;
  const start = offsets.get(name)!;
  yield* createReadStream(file, { start, end: start + bytes - 1, highWaterMark: 256 << 10 });
}
