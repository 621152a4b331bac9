import { eachRuntime } from './each-runtime.ts';
import { UsageFault } from './fault.ts';
import { junit } from './junit.ts';
import { folderOrId } from './named-folder.ts';
import type { CommandLine } from './parse.ts';
import { type Followed, follow, untilStopped } from './runtime-events.ts';
import { write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

export interface TestedRuntime extends Pick<Followed, 'id' | 'version' | 'findings' | 'results'> {
  folder: string;
  /** why no self-test of it was run; null where one was */
  reason: string | null;
}

/** Runs the self-tests of runtimes; 0 where all passed, and each had one that was run. */
export async function runtimeTest(line: CommandLine): Promise<number> {
  if (line.flag('json') && line.flag('junit')) throw new UsageFault('--json and --junit are two ways to print the same; name one of them.');
  const only = line.list('only');
  const quiet = line.flag('json') || line.flag('junit');
  return untilStopped((signal) =>
    withClient(
      async (client) => {
        const done = await eachRuntime(line.operands, { quiet, signal }, async (folder) => {
          const what = await folderOrId(client, folder);
          const stream = await client.runtimes.test({ ...what, ...(only.length > 0 && { only }) }, { signal });
          const followed = await follow(stream, { folder, quiet });
          if (!quiet && followed.results.length === 0 && followed.end.hash !== null)
            await write(process.stderr, `${folder}: ${followed.end.reason}\n`);
          return followed;
        });
        const tested = done.map(({ id, version, findings, results, end }, i): TestedRuntime => {
          const reason = results.length === 0 ? end.reason : null;
          return { folder: line.operands[i] ?? '', id, version, findings, results, reason };
        });
        return told(line, tested);
      },
      { source: line.text('source') },
    ),
  );
}

async function told(line: CommandLine, tested: readonly TestedRuntime[]): Promise<number> {
  const results = tested.flatMap((one) => one.results);
  const failed = results.filter(({ passed }) => !passed).length;
  const broken = tested.filter(({ reason }) => reason !== null).length;
  if (line.flag('json')) await writeJson({ passed: results.length - failed, failed, broken, runtimes: tested });
  else if (line.flag('junit')) await write(process.stdout, junit(tested));
  else await write(process.stdout, sum(tested.length, results.length, failed, broken));
  return failed > 0 || broken > 0 ? 1 : 0;
}

function sum(runtimes: number, results: number, failed: number, broken: number): string {
  const bad = broken === 0 ? '' : ` ${counted(broken, 'runtime')} could not be tested: see above.`;
  return `${counted(runtimes, 'runtime')}: ${results - failed} passed, ${failed} failed.${bad}\n`;
}
