import { sized } from '../sized.ts';
import { SHOWN, wholeKey } from './environment-key.ts';
import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Deletes an environment. */
export async function envRemove(line: CommandLine): Promise<number> {
  const { key, freed } = await withClient(async (client) => {
    const whole = await wholeKey(client, line.operand);
    return { key: whole, freed: await client.environments.remove({ key: whole }) };
  });
  if (line.flag('json')) await writeJson(freed);
  else await write(process.stdout, `Deleted ${key.slice(0, SHOWN)}; ${sized(freed.freedBytes)} are free again.\n`);
  return 0;
}
