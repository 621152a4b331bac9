import type { RuntimeEvent, RuntimeFinding, SelfTestResult } from '../contract/runtimes.ts';
import { answered } from './answered.ts';
import { onSignal } from './on-signal.ts';
import { runtimeFindingLines } from './read-runtime.ts';
import { coloured, progress, seconds, write } from './terminal.ts';

/** What came of testing or installing one. */
export interface Followed {
  id: string | null;
  version: string | null;
  findings: readonly RuntimeFinding[];
  results: readonly SelfTestResult[];
  end: Extract<RuntimeEvent, { kind: 'end' }>;
}

/** Prints what comes of it, as it comes; nothing but progress where it is `quiet`. */
export async function follow(
  stream: AsyncIterable<RuntimeEvent>,
  { folder, quiet }: { folder: string; quiet: boolean },
): Promise<Followed> {
  const told = progress();
  const results: SelfTestResult[] = [];
  let head: Pick<Followed, 'id' | 'version' | 'findings'> = { id: null, version: null, findings: [] };
  try {
    for await (const event of stream) {
      if (event.kind === 'progress') told.say(event.sentence);
      if (event.kind === 'end') return { ...head, results, end: event };
      if (event.kind === 'findings') {
        head = event;
        if (!quiet) await write(process.stdout, runtimeFindingLines({ folder, findings: event.findings }, process.stdout));
      }
      if (event.kind === 'test') {
        results.push(event.result);
        told.clear();
        if (!quiet) await write(process.stdout, resultLine(head.id ?? folder, event.result));
        told.say(`${head.id ?? folder} … ${event.done} of ${event.total} self-tests`);
      }
    }
  } finally {
    told.clear();
  }
  throw new Error('the stream ended before its end was told');
}

/** Does it until it is told to end: the first Ctrl-C stops what runs there, and it ends with 130; the second ends this command at once. */
export async function untilStopped(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const stop = new AbortController();
  const done = onSignal(() => (stop.signal.aborted ? process.exit(130) : stop.abort()));
  try {
    return await answered(work(stop.signal));
  } catch (error) {
    if (stop.signal.aborted) return 130;
    throw error;
  } finally {
    done();
  }
}

function resultLine(id: string, { name, passed, reason, wallMs }: SelfTestResult): string {
  const word = passed ? coloured('green', 'passed', process.stdout) : coloured('red', 'FAILED', process.stdout);
  return `${word}  ${id} › ${name}  ${coloured('dim', seconds(wallMs), process.stdout)}${passed ? '' : `  ${reason}`}\n`;
}
