import { sized } from '../sized.ts';
import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Takes a runtime away, with what nothing else needs. */
export async function runtimeRemove(line: CommandLine): Promise<number> {
  const gone = await withClient((client) => client.runtimes.remove({ id: line.operand }));
  if (line.flag('json')) await writeJson(gone);
  else {
    const with_ = { removed: ', with its environment', kept: '; its environment stays, as others may need it' };
    const environment = gone.environment === null ? '' : with_[gone.environment];
    await write(process.stdout, `Removed ${gone.id}${environment}; ${sized(gone.freedBytes)} are free again.\n`);
  }
  return 0;
}
