import { ReadFault } from './read-fault.ts';

const NONE_SO_LONG = 'no file of this kind is. Look whether it is the right one.';

/** A file's bytes, as they are had from a dropped file (`stream()`), from the disk, or at once. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * The text of a whole file. No more than `most` bytes are ever taken of it.
 *
 * @throws ReadFault where it is longer, or no UTF-8
 */
export async function readWhole(chunks: Chunks, most: number): Promise<string> {
  return textOf(await readBytes(chunks, most));
}

/** @throws ReadFault where there are more than `most`: that there are, and `otherwise`, which says what to do */
export async function readBytes(chunks: Chunks, most: number, otherwise = NONE_SO_LONG): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let taken = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    taken += chunk.length;
    if (taken > most) throw new ReadFault(`The file is longer than ${most / 2 ** 20} MB: ${otherwise}`);
  }
  const bytes = new Uint8Array(taken);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @throws ReadFault where the bytes are no UTF-8 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Whatever its decoder says of it, what helps is to save it in the right encoding.
    throw new ReadFault('The file is no UTF-8 text; save it as UTF-8.');
  }
}
