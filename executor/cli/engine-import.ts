import { importImages } from '../engines/docker/images/import-images.ts';
import type { CommandLine } from './parse.ts';
import { facts } from './read-program.ts';
import { write } from './terminal.ts';
import { withDaemon } from './with-daemon.ts';

/** Loads what `engine export` wrote. */
export async function engineImport(line: CommandLine): Promise<number> {
  const file = line.operand;
  await facts(file);
  await withDaemon((daemon, options) => importImages(daemon, { ...options, file }));
  await write(process.stdout, `Loaded the images and packages of ${file}.\n`);
  return 0;
}
