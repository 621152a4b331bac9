import { createReadStream } from 'node:fs';
import { ReadFault } from '../../simulator/led/reading/read-fault.ts';
import type { Chunks } from '../../simulator/led/reading/read-whole.ts';
import { Fault } from './fault.ts';
import { facts, unreadable } from './read-program.ts';

/** Reads a file as it comes from the disk; what is wrong with it is told as a sentence with its name. */
export async function readFileAs<T>(file: string, reader: (chunks: Chunks) => Promise<T>): Promise<T> {
  if ((await facts(file)).isDirectory()) throw new Fault(`${file} is a folder; name a file.`);
  try {
    return await reader(createReadStream(file));
  } catch (error) {
    if (error instanceof ReadFault) throw new Fault(`${file}: ${error.message}`, { cause: error });
    if (error instanceof Error && 'syscall' in error) throw unreadable(file, error);
    throw error;
  }
}
