import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Removes a saved tree. */
export async function treeRemove(line: CommandLine): Promise<number> {
  const removed = await withClient((client) => client.trees.remove({ name: line.operand }));
  if (line.flag('json')) await writeJson(removed);
  else await write(process.stdout, `Removed ${removed.name}.\n`);
  return 0;
}
