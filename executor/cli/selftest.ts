import { connectDaemon, type Daemon, DaemonAbsent } from '../engines/docker/daemon/daemon.ts';
import { openExecutor } from '../main.ts';
import type { Case } from '../selftest/case.ts';
import { CASES } from '../selftest/cases/cases.ts';
import { watchLeftovers } from '../selftest/leftovers.ts';
import { openPlace } from '../selftest/place.ts';
import type { CaseResult } from '../selftest/run-case.ts';
import { runGrid } from '../selftest/run-grid.ts';
import { dataFolder } from '../store/data-folder.ts';
import { Fault } from './fault.ts';
import { onSignal } from './on-signal.ts';
import type { CommandLine } from './parse.ts';
import { coloured, progress, seconds, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';

const NO_ENGINE = 2;

/** Runs what programs may do to a machine, on this one; 1 where something did not hold, 2 where there is no Docker to hold it. */
export async function selftest(line: CommandLine): Promise<number> {
  const cases = Object.values(CASES).flat();
  const width = Math.max(...cases.map(({ name }) => name.length));
  const json = line.flag('json');
  const stop = new AbortController();
  const done = onSignal(() => stop.abort());
  const told = progress();
  const results: CaseResult[] = [];
  const onResult = (result: CaseResult) => {
    results.push(result);
    told.clear();
    if (!json) process.stdout.write(lineOf(result, width));
    told.say(`${results.length} of ${cases.length} …`);
  };
  try {
    const daemon = await connectDaemon();
    told.say(`${counted(cases.length, 'case')}; the first waits for an environment …`);
    const left = await runCases(daemon, cases, line.text('source'), onResult, stop.signal);
    told.clear();
    if (stop.signal.aborted) throw new Fault('Ended before it was done.');
    const held = results.filter(({ faults }) => faults.length === 0).length;
    const ok = held === cases.length && left.length === 0;
    if (json) await writeJson({ ok, held, results, left });
    else await write(process.stdout, summary(held, cases.length, left));
    return ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DaemonAbsent)) throw error;
    await write(process.stderr, `treeline: ${error.message}\n`);
    return NO_ENGINE;
  } finally {
    told.clear();
    done();
  }
}

/** In an executor that is opened for them. @returns what is left of them on the daemon and on this machine */
async function runCases(
  daemon: Daemon,
  cases: readonly Case[],
  source: string | undefined,
  onResult: (result: CaseResult) => void,
  signal: AbortSignal,
): Promise<string[]> {
  const place = openPlace(daemon, dataFolder());
  try {
    const leftovers = await watchLeftovers(daemon, place.owner);
    const { executor, close } = await openExecutor({ dataFolder: place.folder, source, kind: 'run' });
    try {
      await runGrid(executor, cases, onResult, signal);
    } finally {
      await close();
    }
    const left = await leftovers.left();
    leftovers.close();
    return left;
  } finally {
    await place.remove();
  }
}

function lineOf({ name, faults, ended, stage, overLimitMs }: CaseResult, width: number): string {
  const mark = faults.length === 0 ? coloured('green', 'held  ', process.stdout) : coloured('red', 'failed', process.stdout);
  const late = overLimitMs !== null && overLimitMs >= 0 ? `, ${seconds(overLimitMs)} after its limit` : '';
  const how = stage === null ? ended : `${ended} at ${stage}${late}`;
  return `${mark}  ${name.padEnd(width + 2)}${how}\n${faults.map((fault) => `        ${fault}\n`).join('')}`;
}

function summary(held: number, all: number, left: readonly string[]): string {
  const nothing = left.length === 0 ? 'Nothing is left of them.' : `Of them is left: ${left.join(', ')}.`;
  return `${held} of ${counted(all, 'case')} held. ${nothing}\n`;
}
