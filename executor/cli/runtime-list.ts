import type { RuntimeInfo } from '../contract/runtimes.ts';
import type { CommandLine } from './parse.ts';
import { table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** What is built in, installed, and bundled. */
export async function runtimeList(line: CommandLine): Promise<number> {
  const all = await withClient((client) => client.runtimes.list());
  if (line.flag('json')) {
    await writeJson(all);
    return 0;
  }
  const rows = all.items.map((one) => [String(one.number ?? ''), one.id, one.name, one.version, stateText(one)]);
  const count = (...states: RuntimeInfo['state'][]) => all.items.filter(({ state }) => states.includes(state)).length;
  const sum = `${counted(count('built-in', 'available'), 'runtime')} can be used; ${count('not-installed')} more are bundled: treeline runtime install ID\n`;
  await write(process.stdout, `${table([['NO.', 'ID', 'NAME', 'VERSION', 'STATE'], ...rows])}${sum}`);
  return 0;
}

/** How one stands, in a few words. */
export function stateText({ state, candidate, updatable, needsNetwork }: RuntimeInfo): string {
  const words = [state === 'built-in' ? 'built in' : state.replace('-', ' ')];
  if (state === 'available' && candidate) words.push(candidate.reason === null ? 'an update is being tried' : 'an update failed');
  if (updatable) words.push('can be updated');
  if (needsNetwork && state === 'not-installed') words.push('needs the network once');
  return words.join(', ');
}
