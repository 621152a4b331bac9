import { ReadFault } from '../led/reading/read-fault.ts';
import { type Chunks, readBytes, textOf } from '../led/reading/read-whole.ts';
import { decodeRecording, MOST_RECORDING_BYTES } from './recording-file.ts';
import { fromJson } from './recording-json.ts';
import type { Recording } from './recording.ts';
import { readSequence, type SequenceOptions } from './sequence/read-sequence.ts';

const TOO_LONG = 'that is more than is read of a recording at once. Write it as a sequence CSV, of which more can be read.';
const NEWLINE = 10;
/** The times of a recording's first frames are in it, and have zeros in their bytes. */
const TELLING_BYTES = 4_096;

/**
 * A recording from any file that holds one: a recording file, JSON, or a sequence CSV. Which it is follows from how it begins.
 *
 * @throws ReadFault with the line or the field; the signal's reason where it is aborted
 */
export async function readRecording(chunks: Chunks, options: SequenceOptions = {}): Promise<Recording> {
  const source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  const first = await source.next();
  if (first.done) throw new ReadFault('The file is empty; it holds no recording.');
  const all = from(first.value, source, options);
  const head = new TextDecoder().decode(first.value.subarray(0, 100)).trimStart();
  if (!head.startsWith('{')) return readSequence(all, options);
  const bytes = await readBytes(all, MOST_RECORDING_BYTES, TOO_LONG);
  return isText(bytes) ? fromJson(textOf(bytes)) : decodeRecording(bytes);
}

/** A recording file has one line of text; JSON is text to its end, in whichever order its fields come. */
function isText(bytes: Uint8Array): boolean {
  const second = bytes.subarray(0, 1_000).indexOf(NEWLINE) + 1;
  return bytes.length > second && !bytes.subarray(second, second + TELLING_BYTES).includes(0);
}

async function* from(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
  { signal }: SequenceOptions,
): AsyncGenerator<Uint8Array, void> {
  try {
    for (let chunk: Uint8Array | undefined = first; chunk;) {
      signal?.throwIfAborted();
      yield chunk;
      const next: IteratorResult<Uint8Array> = await rest.next();
      chunk = next.done ? undefined : next.value;
    }
  } finally {
    // A file that is read no further is let go.
    await rest.return?.();
  }
}
