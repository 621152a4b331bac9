import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a stage left in its folder, for the next: a tar that is never unpacked here. */
export interface State {
  tar(): AsyncIterable<Uint8Array>;
  /** where it lies; null where it is in memory */
  file: string | null;
  remove(): void;
}

/** A smaller one stays in memory, bytes. */
const IN_MEMORY = 8 << 20;

/** Takes a state in; a large one goes to a file in `folder`. */
export async function takeState(tar: AsyncIterable<Uint8Array>, folder: string): Promise<State> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const rest = tar[Symbol.asyncIterator]();
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    chunks.push(next.value);
    bytes += next.value.length;
    if (bytes > IN_MEMORY) return toFile(chunks, rest, folder);
  }
  return { tar: () => Readable.from(chunks), file: null, remove: () => {} };
}

async function toFile(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>, folder: string): Promise<State> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, randomUUID());
  const all = async function* () {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  };
  const remove = () => rmSync(file, { force: true });
  try {
    await pipeline(all, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    remove();
    throw error;
  }
  return { tar: () => readLater(file), file, remove };
}

/** Opens the file when it is read, not before: what is never read holds nothing open. */
export async function* readLater(file: string): AsyncGenerator<Uint8Array, void> {
  yield* createReadStream(file);
}
