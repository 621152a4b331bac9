import type { EnvironmentDetail } from '../contract/environments.ts';
import { sized } from '../sized.ts';
import { wholeKey } from './environment-key.ts';
import type { CommandLine } from './parse.ts';
import { day, table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** What an environment is made of. */
export async function envShow(line: CommandLine): Promise<number> {
  const detail = await withClient(async (client) => client.environments.show({ key: await wholeKey(client, line.operand) }));
  if (line.flag('json')) await writeJson(detail);
  else await write(process.stdout, described(detail));
  return 0;
}

function described({
  key,
  title,
  source,
  bytes,
  paths,
  createdAt,
  usedAt,
  uses,
  packages,
  variables,
  expression,
}: EnvironmentDetail): string {
  const facts = table([
    ['Key', key],
    ['Title', title],
    ['Packages from', source],
    ['Size', `${sized(bytes)} in ${counted(paths, 'path')}`],
    ['Made', day(createdAt)],
    ['Used', `${day(usedAt)}, ${counted(uses, 'use')}`],
    ['Variables', variables.join(', ')],
  ]);
  const listed = table(packages.map((each) => [sized(each.bytes), each.name, each.path]));
  return `${facts}\n${listed}\n${expression.trimEnd()}\n`;
}
