import { exportImages } from '../engines/docker/images/export-images.ts';
import type { CommandLine } from './parse.ts';
import { write } from './terminal.ts';
import { withDaemon } from './with-daemon.ts';

/** Writes the images, and the packages of the data folder, to a file for a machine without a network. */
export async function engineExport(line: CommandLine): Promise<number> {
  const file = line.operand;
  await withDaemon((daemon, options) => exportImages(daemon, { ...options, file }));
  await write(process.stdout, `Wrote ${file}. On the other machine: treeline engine import ${file}\n`);
  return 0;
}
