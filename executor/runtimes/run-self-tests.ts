import type { SelfTestResult } from '../contract/runtimes.ts';
import type { PinnedRuntime } from '../intake/runtime.ts';
import { couldNotRun } from './could-not-run.ts';
import type { SelfTest } from './runtime.ts';
import { judgedTest, requestOfTest } from './self-test.ts';
import { submitted, type Submitting } from './submitting.ts';

/** As many submissions wait at the same time, at most: others want to be run too. */
const AHEAD = 16;

/**
 * Runs self-tests as submissions, several at a time, and tells of each: when it is submitted, and in their order when it has ended. Where the signal is aborted, those that are open
 * are cancelled, and it rejects when they have ended.
 * @returns also the environment that they ran in, and whether every one could be run
 */
export async function runSelfTests(
  submitting: Submitting,
  { tests, on }: { tests: readonly SelfTest[]; on: PinnedRuntime },
  told: { begun(name: string, submission: string): void; ended(result: SelfTestResult, done: number): void },
  signal: AbortSignal,
): Promise<{ results: SelfTestResult[]; environment: string | null; ran: boolean }> {
  const results: SelfTestResult[] = [];
  let environment = on.environment;
  let ran = true;
  const begin = async (test: SelfTest) => {
    const made = submitting.submit(requestOfTest(test), on);
    told.begun(test.name, made.id);
    const submission = await submitted(submitting, made, signal);
    ran &&= couldNotRun(submission) === null;
    environment ??= submission.environment?.environment ?? null;
    return judgedTest(test, submission);
  };
  const rest = [...tests];
  const open: Promise<SelfTestResult>[] = [];
  try {
    while (rest.length > 0 || open.length > 0) {
      signal.throwIfAborted();
      for (const test of rest.splice(0, AHEAD - open.length)) {
        const result = begin(test);
        // It is looked at when its turn comes.
        result.catch(() => {});
        open.push(result);
      }
      const result = await open.shift();
      signal.throwIfAborted();
      if (result) told.ended(result, results.push(result));
    }
  } finally {
    // Nothing of it goes on behind its end.
    await Promise.allSettled(open);
  }
  signal.throwIfAborted();
  return { results, environment, ran };
}
