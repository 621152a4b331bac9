import type { RequestInput } from '../contract/request.ts';
import type { Submission } from '../contract/submission.ts';
import type { Runtime, RuntimeFinding, SelfTest } from '../runtimes/runtime.ts';
import type { SelfTestResult } from '../runtimes/self-test.ts';
import { judgedTest, requestOfTest } from '../runtimes/self-test.ts';
import type { TreelineClient } from '../server/router.ts';
import { answered } from './answered.ts';
import { connect, type Connection } from './connect.ts';
import { Fault, UsageFault } from './fault.ts';
import { junit } from './junit.ts';
import { onSignal } from './on-signal.ts';
import type { CommandLine } from './parse.ts';
import { type ReadRuntime, readRuntime, runtimeFindingLines } from './read-runtime.ts';
import { coloured, progress, seconds, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';

export interface TestedRuntime {
  folder: string;
  id: string | null;
  version: string | null;
  findings: readonly RuntimeFinding[];
  results: readonly SelfTestResult[];
}

/** As many submissions wait at the same time, at most: others want to be run too. */
const AHEAD = 16;

/** Runs the self-tests of runtimes; 0 where all passed, and no folder had an error. */
export async function runtimeTest(line: CommandLine): Promise<number> {
  if (line.flag('json') && line.flag('junit')) throw new UsageFault('--json and --junit are two ways to print the same; name one of them.');
  const read: ReadRuntime[] = [];
  for (const folder of line.operands) read.push(await readRuntime(folder));
  const only = line.list('only');
  const tests = read.flatMap(({ runtime }) => runtime?.tests ?? []).filter(({ name }) => isMeant(name, only));
  if (only.length > 0 && tests.length === 0) throw new Fault(`There is no self-test ${only.join(' or ')} in ${line.operands.join(', ')}.`);

  const open = new Set<string>();
  const quiet = line.flag('json') || line.flag('junit');
  const told = progress();
  const connection = await connect({ source: line.text('source') });
  const stop = stopping(connection, open);
  try {
    const tested: TestedRuntime[] = [];
    for (const one of read) {
      const { folder, runtime, findings } = one;
      if (!quiet) await write(process.stdout, runtimeFindingLines(one, process.stdout));
      const isBroken = findings.some(({ severity }) => severity === 'error');
      const wanted = isBroken ? [] : (runtime?.tests ?? []).filter(({ name }) => isMeant(name, only));
      const results: SelfTestResult[] = [];
      for await (const result of resultsOf(connection.client, runtime, wanted, open)) {
        results.push(result);
        told.clear();
        if (!quiet) await write(process.stdout, resultLine(runtime, result));
        told.say(`${runtime?.manifest.id ?? folder} … ${results.length} of ${counted(wanted.length, 'self-test')}`);
      }
      tested.push({ folder, id: runtime?.manifest.id ?? null, version: runtime?.manifest.version ?? null, findings, results });
    }
    told.clear();
    const results = tested.flatMap((one) => one.results);
    const failed = results.filter(({ passed }) => !passed).length;
    const broken = tested.filter(({ findings }) => findings.some(({ severity }) => severity === 'error')).length;
    if (line.flag('json')) await writeJson({ passed: results.length - failed, failed, broken, runtimes: tested });
    else if (line.flag('junit')) await write(process.stdout, junit(tested));
    else await write(process.stdout, sum(tested.length, results.length, failed, broken));
    return failed > 0 || broken > 0 ? 1 : 0;
  } finally {
    told.clear();
    await stop.cancelAll();
    await connection.close();
    stop.done();
  }
}

/** Nothing goes on behind us: the first Ctrl-C, and any other end, cancels what is open; the second Ctrl-C ends this command. */
function stopping({ client, close }: Connection, open: ReadonlySet<string>) {
  const cancelAll = () => Promise.allSettled([...open].map((id) => client.submissions.cancel({ id })));
  let asked = 0;
  const done = onSignal(() => {
    asked++;
    const ended = asked > 1 ? close({ now: true }) : cancelAll().then(() => close());
    void ended.finally(() => process.exit(130));
  });
  return { cancelAll, done };
}

/** In the order of the tests, several at the same time. */
async function* resultsOf(
  client: TreelineClient,
  runtime: Runtime | null,
  tests: readonly SelfTest[],
  open: Set<string>,
): AsyncGenerator<SelfTestResult, void> {
  if (!runtime) return;
  const waiting: Promise<SelfTestResult>[] = [];
  const rest = [...tests];
  while (rest.length > 0 || waiting.length > 0) {
    for (const test of rest.splice(0, AHEAD - waiting.length)) {
      const result = answered(finished(client, requestOfTest(runtime, test), open)).then((submission) => judgedTest(test, submission));
      // It is looked at when its turn comes.
      result.catch(() => {});
      waiting.push(result);
    }
    const next = waiting.shift();
    if (next) yield await next;
  }
}

async function finished(client: TreelineClient, request: RequestInput, open: Set<string>): Promise<Submission> {
  const { id } = await client.submissions.create(request);
  open.add(id);
  for await (const { status } of await client.submissions.events({ id })) if (status === 'FINISHED') break;
  open.delete(id);
  return client.submissions.get({ id });
}

function isMeant(name: string, only: readonly string[]): boolean {
  return only.length === 0 || only.includes(name);
}

function resultLine(runtime: Runtime | null, { name, passed, reason, wallMs }: SelfTestResult): string {
  const word = passed ? coloured('green', 'passed', process.stdout) : coloured('red', 'FAILED', process.stdout);
  return `${word}  ${runtime?.manifest.id ?? '?'} › ${name}  ${coloured('dim', seconds(wallMs), process.stdout)}${passed ? '' : `  ${reason}`}\n`;
}

function sum(runtimes: number, results: number, failed: number, broken: number): string {
  const bad = broken === 0 ? '' : ` ${counted(broken, 'runtime')} could not be tested: see above.`;
  return `${counted(runtimes, 'runtime')}: ${results - failed} passed, ${failed} failed.${bad}\n`;
}
