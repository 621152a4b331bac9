import type { CommandLine } from './parse.ts';
import { changesText, testedAs } from './runtime-show.ts';
import { day, table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** What passed when; 1 where the last run of an installed version failed. */
export async function runtimeMatrix(line: CommandLine): Promise<number> {
  const { items } = await withClient((client) => client.runtimes.matrix());
  const failed = items.filter(({ installedPassed }) => installedPassed === false);
  if (line.flag('json')) await writeJson({ items });
  else {
    const rows = items.map(({ id, hash, state, last, lastPassedAt, changes }) => [
      id,
      hash?.slice(0, 12) ?? '',
      state?.replace('-', ' ') ?? 'a folder',
      last ? `${last.results.filter(({ passed }) => passed).length} of ${last.results.length} passed` : 'not tested',
      last ? `${day(last.at)}${testedAs(last, hash)}` : '',
      last?.passed === false ? `last passed ${lastPassedAt ? day(lastPassedAt) : 'never'}` : '',
      changes ? `changed ${changesText(changes)}` : '',
    ]);
    const languages = new Set(items.flatMap((one) => one.languages)).size;
    const sum = `${counted(items.length, 'runtime')}, ${counted(languages, 'language')}; ${failed.length} failed last time.\n`;
    await write(process.stdout, rows.length === 0 ? 'No runtime was tested yet: treeline runtime test FOLDER\n' : `${table(rows)}${sum}`);
  }
  return failed.length > 0 ? 1 : 0;
}
