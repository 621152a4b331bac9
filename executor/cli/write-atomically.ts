import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from './fault.ts';

/** Writes a file as a whole or not at all: beside it first, then in its place. */
export async function writeAtomically(file: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    if ((await stat(file).catch(() => null))?.isDirectory()) throw new Fault(`${file} is a folder; name a file.`);
    const handle = await open(beside, 'wx');
    try {
      for (const chunk of chunks) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    if (error instanceof Fault) throw error;
    // The name beside it is nobody's business.
    const why = error instanceof Error ? error.message.replaceAll(beside, file) : String(error);
    throw new Fault(`${file} cannot be written (${why}).`, { cause: error });
  }
}
