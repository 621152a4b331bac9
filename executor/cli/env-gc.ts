import { sized } from '../sized.ts';
import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** Deletes what no environment needs, and environments until the others fit the budget. */
export async function envGc(line: CommandLine): Promise<number> {
  const freed = await withClient((client) => client.environments.gc());
  if (line.flag('json')) await writeJson(freed);
  else await write(process.stdout, `Deleted ${counted(freed.removed, 'environment')}; ${sized(freed.freedBytes)} are free again.\n`);
  return 0;
}
