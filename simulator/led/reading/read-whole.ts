import { ReadFault } from './read-fault.ts';

/** A file's bytes, as they are had from a dropped file (`stream()`), from the disk, or at once. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * The text of a small file. No more than `most` bytes are ever taken of it.
 *
 * @throws ReadFault where it is longer, or no UTF-8
 */
export async function readWhole(chunks: Chunks, most: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let taken = 0;
  for await (const chunk of chunks) {
    taken += chunk.length;
    if (taken > most) {
      throw new ReadFault(`The file is longer than ${most / 2 ** 20} MB: no file of this kind is. Look whether it is the right one.`);
    }
    text += decode(decoder, chunk);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    // Whatever its decoder says of it, what helps is to save it in the right encoding.
    throw new ReadFault('The file is no UTF-8 text; save it as UTF-8.');
  }
}
