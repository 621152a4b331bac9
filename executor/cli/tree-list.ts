import type { CommandLine } from './parse.ts';
import { day, table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** The trees that are saved. */
export async function treeList(line: CommandLine): Promise<number> {
  const all = await withClient((client) => client.trees.list());
  if (line.flag('json')) {
    await writeJson(all);
    return 0;
  }
  const rows = all.items.map(({ name, leds, shape, rules, savedAt }) => [name, counted(leds, 'LED'), shape, rules, day(savedAt)]);
  await write(process.stdout, rows.length === 0 ? 'No tree is saved.\n' : table(rows));
  return 0;
}
