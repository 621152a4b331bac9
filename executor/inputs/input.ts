/** Bytes that can be read as often as wanted, in pieces. */
export interface Input {
  bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

/** What is in memory already, or is one. */
export function inputOf(content: string | Uint8Array | Input): Input {
  if (typeof content === 'object' && 'read' in content) return content;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    bytes: bytes.length,
    async *read() {
      yield bytes;
    },
  };
}

export async function wholeOf(input: Input): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of input.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}
