import { existsSync } from 'node:fs';
import type { RuntimeFile } from '../contract/runtimes.ts';
import type { TreelineClient } from '../server/router.ts';
import { Fault, UsageFault } from './fault.ts';
import { junit } from './junit.ts';
import type { CommandLine } from './parse.ts';
import { readRuntimeFiles } from './read-runtime.ts';
import { type Followed, follow, untilStopped } from './runtime-events.ts';
import { write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

export interface TestedRuntime extends Pick<Followed, 'id' | 'version' | 'findings' | 'results'> {
  folder: string;
}

/** Runs the self-tests of runtimes; 0 where all passed, and no folder had an error. */
export async function runtimeTest(line: CommandLine): Promise<number> {
  if (line.flag('json') && line.flag('junit')) throw new UsageFault('--json and --junit are two ways to print the same; name one of them.');
  const only = line.list('only');
  const quiet = line.flag('json') || line.flag('junit');
  return untilStopped((signal) =>
    withClient(
      async (client) => {
        const tested: TestedRuntime[] = [];
        for (const { folder, what } of await meant(client, line.operands)) {
          const stream = await client.runtimes.test({ ...what, ...(only.length > 0 && { only }) }, { signal });
          const { id, version, findings, results } = await follow(stream, { folder, quiet });
          tested.push({ folder, id, version, findings, results });
        }
        return told(line, tested, only);
      },
      { source: line.text('source') },
    ),
  );
}

/** Folders, or runtimes by their ids where there is no folder of that name. */
async function meant(client: TreelineClient, operands: readonly string[]) {
  const them: { folder: string; what: { id: string } | { files: RuntimeFile[] } }[] = [];
  for (const folder of operands) {
    const isId = !existsSync(folder) && (await client.runtimes.list()).items.some(({ id, state }) => id === folder && state !== 'built-in');
    them.push({ folder, what: isId ? { id: folder } : { files: await readRuntimeFiles(folder) } });
  }
  return them;
}

async function told(line: CommandLine, tested: readonly TestedRuntime[], only: readonly string[]): Promise<number> {
  const results = tested.flatMap((one) => one.results);
  const failed = results.filter(({ passed }) => !passed).length;
  const broken = tested.filter(({ findings }) => findings.some(({ severity }) => severity === 'error')).length;
  if (only.length > 0 && results.length === 0 && broken === 0)
    throw new Fault(`There is no self-test ${only.join(' or ')} in ${line.operands.join(', ')}.`);
  if (line.flag('json')) await writeJson({ passed: results.length - failed, failed, broken, runtimes: tested });
  else if (line.flag('junit')) await write(process.stdout, junit(tested));
  else await write(process.stdout, sum(tested.length, results.length, failed, broken));
  return failed > 0 || broken > 0 ? 1 : 0;
}

function sum(runtimes: number, results: number, failed: number, broken: number): string {
  const bad = broken === 0 ? '' : ` ${counted(broken, 'runtime')} could not be tested: see above.`;
  return `${counted(runtimes, 'runtime')}: ${results - failed} passed, ${failed} failed.${bad}\n`;
}
