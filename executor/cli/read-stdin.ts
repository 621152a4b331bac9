import { isUtf8 } from 'node:buffer';
import { fstatSync } from 'node:fs';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { Fault } from './fault.ts';
import { read } from './read-program.ts';

/**
 * The program's standard input: the named file, ours for `-`, and, without a word, what is piped in or redirected from a file.
 * A terminal, or a socket that nobody may ever end, is not waited for.
 */
export async function readStdin(option: string | undefined): Promise<string> {
  const bytes = option !== undefined && option !== '-' ? await read(option) : option === '-' || piped() ? await ours() : Buffer.alloc(0);
  if (bytes.length > REQUEST_BOUNDS.stdinBytes) throw tooLong();
  if (!isUtf8(bytes)) throw new Fault('The standard input is not text in UTF-8, which is all that a program can be given there.');
  return bytes.toString('utf8');
}

function piped(): boolean {
  try {
    const stat = fstatSync(0);
    return stat.isFIFO() || stat.isFile();
  } catch {
    return false; // it is closed
  }
}

async function ours(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size > REQUEST_BOUNDS.stdinBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLong(): Fault {
  return new Fault(`The standard input is longer than the ${REQUEST_BOUNDS.stdinBytes >> 20} MiB that a program can be given.`);
}
