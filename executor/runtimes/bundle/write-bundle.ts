import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { sha256 } from '../version-hash.ts';
import { type BundleManifest, type Entry, MANIFEST_NAME } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';
import { sealOf } from './seal.ts';
import { SIGNATURE_NAME } from './signature.ts';
import { END, headOf, paddingOf } from './tar-layout.ts';

/** An entry, and where its content is: bytes, or a file. */
export type Part = Entry & { from: Uint8Array | string };

export function partOf(name: string, content: string | Uint8Array): Part {
  const from = Buffer.from(content);
  return { name, bytes: from.length, sha256: sha256(from), from };
}

/**
 * Writes a bundle; the same parts give the same bytes, wherever and whenever.
 * @throws Error where what it would hold is no bundle; the signal's reason once it is aborted
 */
export async function writeBundle(
  file: string,
  said: Omit<BundleManifest, 'entries'>,
  parts: readonly Part[],
  { signal, wrote }: { signal: AbortSignal; wrote(bytes: number): void },
): Promise<void> {
  const entries = parts.map((part): Entry => {
    const { from: _, ...entry } = part;
    return entry;
  });
  const json = Buffer.from(`${JSON.stringify({ ...said, entries }, null, 1)}\n`);
  parseManifest(json);
  const handle = await open(file, 'w', 0o600);
  let at = 0;
  const write = async (bytes: Uint8Array) => {
    await handle.writeFile(bytes);
    at += bytes.length;
  };
  try {
    for (const part of [{ name: MANIFEST_NAME, bytes: json.length, from: json }, sealOf(json), ...parts]) {
      await write(await headOf(part));
      if (typeof part.from !== 'string') await write(part.from);
      else for await (const chunk of createReadStream(part.from, { highWaterMark: 1 << 20, signal })) await write(chunk as Buffer);
      await write(paddingOf(part.bytes));
      wrote(at);
    }
    await write(END);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What stands in the place of a bundle's end where it is signed. */
export async function signatureEnd(text: string): Promise<Buffer> {
  const bytes = Buffer.from(text);
  return Buffer.concat([await headOf({ name: SIGNATURE_NAME, bytes: bytes.length }), bytes, paddingOf(bytes.length), END]);
}
