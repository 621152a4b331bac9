import { once } from 'node:events';
import { pack } from 'tar-stream';

export const BLOCK = 512;
/** Two empty blocks end a tar. */
export const END = Buffer.alloc(2 * BLOCK);

const OLD = new Date(0);

/**
 * What stands before a file's content in a bundle: the only bytes that may stand there. So whatever else a tar can hold (links, devices,
 * other modes, holes, a second name) is no bundle, without anybody having to look for it.
 */
export async function headOf({ name, bytes, executable = false }: { name: string; bytes: number; executable?: boolean | undefined }) {
  const tar = pack();
  const chunks: Buffer[] = [];
  tar.on('data', (chunk) => chunks.push(chunk as Buffer));
  // Nothing but the head is wanted of it.
  tar.on('error', () => {});
  const entry = tar.entry({ name, size: bytes, mode: executable ? 0o755 : 0o644, mtime: OLD });
  entry.on('error', () => {});
  await once(entry, 'open');
  tar.destroy();
  return Buffer.concat(chunks);
}

/** What fills up the last block of a content. */
export function paddingOf(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

/** The size that a header tells; NaN where it tells none that is written in digits. */
export function toldBytes(header: Buffer): number {
  const digits = /^[0-7]{11}/.exec(header.toString('latin1', 124, 136));
  return digits ? Number.parseInt(digits[0], 8) : Number.NaN;
}
