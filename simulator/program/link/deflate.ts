type Bytes = Uint8Array<ArrayBuffer>;

/** Raw deflate (RFC 1951), by the platform. */
export async function deflated(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The other way; null where it is no such data, or more than `most` bytes. */
export async function inflated(bytes: Bytes, most: number): Promise<Bytes | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Bytes[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > most) {
        await reader.cancel();
        return null;
      }
    }
  } catch (error) {
    // What the platform says of data that is none.
    if (error instanceof TypeError) return null;
    throw error;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
