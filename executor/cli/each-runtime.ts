import { answered } from './answered.ts';
import { Fault } from './fault.ts';
import type { Followed } from './runtime-events.ts';
import { write } from './terminal.ts';

/**
 * Does something with each of several: what one is refused for is told as its failure, and the others go on.
 * @throws Fault where it is the only one, and nothing is printed for programs to read
 */
export async function eachRuntime(
  all: readonly string[],
  { quiet, signal }: { quiet: boolean; signal: AbortSignal },
  work: (name: string) => Promise<Followed>,
): Promise<Followed[]> {
  const done: Followed[] = [];
  for (const name of all) {
    try {
      done.push(await answered(work(name)));
    } catch (error) {
      if (signal.aborted || !(error instanceof Fault) || (all.length === 1 && !quiet)) throw error;
      await write(process.stderr, `${name}: ${error.message}\n`);
      done.push(refusedWith(error.message));
    }
  }
  return done;
}

function refusedWith(reason: string): Followed {
  const end = { kind: 'end', ok: false, id: null, number: null, hash: null, passed: 0, failed: 0, reason, changes: null } as const;
  return { id: null, version: null, findings: [], results: [], end };
}
