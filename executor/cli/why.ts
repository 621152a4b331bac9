import { DIFFERENCE_TITLES } from '../contract/compare.ts';
import { differenceLines } from './difference-lines.ts';
import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Says in what two submissions of the history differ, and why the same did not come of them; 0 where it did. */
export async function why(line: CommandLine): Promise<number> {
  const [id = '', other = ''] = line.operands;
  const comparison = await withClient((client) => client.submissions.compare({ id, other }));
  if (line.flag('json')) await writeJson(comparison);
  else {
    const parts = Object.entries(DIFFERENCE_TITLES).map(([kind, title]) => {
      const lines = differenceLines(comparison.differences.filter((one) => one.kind === kind));
      return lines === '' ? '' : `${title}:\n${lines}`;
    });
    await write(process.stdout, `${parts.join('')}${comparison.sentence}\n`);
  }
  return comparison.same ? 0 : 1;
}
