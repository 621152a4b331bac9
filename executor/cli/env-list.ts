import { sized } from '../sized.ts';
import { SHOWN } from './environment-key.ts';
import type { CommandLine } from './parse.ts';
import { day, table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** The environments that are kept. */
export async function envList(line: CommandLine): Promise<number> {
  const all = await withClient((client) => client.environments.list());
  if (line.flag('json')) {
    await writeJson(all);
    return 0;
  }
  const rows = all.items.map(({ key, bytes, usedAt, uses, title }) => [
    key.slice(0, SHOWN),
    sized(bytes),
    day(usedAt),
    counted(uses, 'use'),
    title,
  ]);
  const sum = `${counted(all.items.length, 'environment')}, ${sized(all.bytes)} of ${sized(all.budgetBytes)}\n`;
  await write(process.stdout, rows.length === 0 ? 'No environment is kept.\n' : `${table(rows)}${sum}`);
  return 0;
}
