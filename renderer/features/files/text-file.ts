/** A text file as the editor holds it: the byte order mark is kept apart, line ends stay as they are. */
export interface TextFile {
  text: string;
  bom: boolean;
}

/** Beyond this an editor is no help. */
const MAX_BYTES = 2 << 20;

/** A sentence that says that a file of so many bytes is too long for the editor; null where it is not. */
export function tooLong(name: string, bytes: number): string | null {
  if (bytes <= MAX_BYTES) return null;
  return `${name} has ${(bytes / (1 << 20)).toFixed(1)} MiB; the editor opens files up to ${MAX_BYTES >> 20} MiB.`;
}

/** What a file's bytes are as text, or a sentence that says why they are none. */
export function decodeTextFile(name: string, bytes: Uint8Array): TextFile | { refused: string } {
  const refused = tooLong(name, bytes.length);
  if (refused !== null) return { refused };
  if (bytes.includes(0)) return { refused: `${name} is not a text file: it holds NUL bytes.` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\ufeff') ? { text: text.slice(1), bom: true } : { text, bom: false };
  } catch {
    return { refused: `${name} is not UTF-8 text. Convert it to UTF-8 and open it again.` };
  }
}

/** The bytes to write for a file, with the byte order mark it came with. */
export function encodeTextFile({ text, bom }: TextFile): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
}

/** The line end most of a text uses. */
export function lineEnd(text: string): '\r\n' | '\n' {
  const all = text.split('\n').length - 1;
  return text.split('\r\n').length - 1 > all / 2 ? '\r\n' : '\n';
}
