export type OutputStream = 'stdout' | 'stderr';

/**
 * Whose bytes follow each other in an interleaved row: one little-endian uint32 for each run, its length in bytes times two, plus one
 * where it is stderr's. So bytes are stored once and each stream is still had apart.
 */
export function packRuns(runs: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(runs).buffer);
}

export function runOf(stream: OutputStream, length: number): number {
  return length * 2 + (stream === 'stderr' ? 1 : 0);
}

/** The runs of a row in order, each with its bytes (a view). */
export function* eachRun(packed: Uint8Array, bytes: Uint8Array): Generator<{ stream: OutputStream; bytes: Uint8Array }, void> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  let at = 0;
  for (let i = 0; i < packed.byteLength; i += Uint32Array.BYTES_PER_ELEMENT) {
    const run = view.getUint32(i, true);
    const length = run >>> 1;
    yield { stream: run & 1 ? 'stderr' : 'stdout', bytes: bytes.subarray(at, at + length) };
    at += length;
  }
}

/** One stream's bytes of a row. Byte by byte, without views: a row may have as many runs as bytes. */
export function bytesOf(stream: OutputStream, packed: Uint8Array, bytes: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const wanted = stream === 'stderr' ? 1 : 0;
  const own = new Uint8Array(bytes.length);
  let filled = 0;
  let at = 0;
  for (let i = 0; i < packed.byteLength; i += Uint32Array.BYTES_PER_ELEMENT) {
    const run = view.getUint32(i, true);
    const end = at + (run >>> 1);
    if ((run & 1) !== wanted) at = end;
    else while (at < end) own[filled++] = bytes[at++] ?? 0;
  }
  return own.subarray(0, filled);
}
