import { availableParallelism } from 'node:os';
import { checkOf } from '../cases/check-of.ts';
import { summaryOf } from '../cases/summary.ts';
import type { TestCase } from '../contract/test-case.ts';
import { verdictOf } from '../contract/verdict-of.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { EngineSession } from '../engines/engine.ts';
import type { Job } from '../history/history.ts';
import { inputOf, wholeOf } from '../inputs/input.ts';
import { textInput } from '../inputs/text-input.ts';
import { placeOfCase } from '../output/place.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';
import { judgedBy } from './judged-by.ts';
import { runStage, type Keeping, type Work } from './run-stage.ts';
import { stoppedVerdict, type StopReason } from './stop-reason.ts';

/** Cases of one submission that run at the same time. */
const AT_ONCE = Math.min(4, availableParallelism());

/** Runs the program on every test case, some at a time, and judges each. The order in which they end changes nothing of the verdict. */
export async function runCases(
  job: Job,
  session: EngineSession,
  limits: ResolvedStageLimits,
  keeping: Keeping,
  stop: AbortController,
): Promise<Verdict> {
  const { tests = [], stopAtFirst = false } = job.request;
  const verdicts = new Map<number, Verdict>();
  const waiting = tests.entries();
  let isEnough = false;

  async function work(): Promise<void> {
    for (const [number, test] of waiting) {
      if (isEnough) return;
      const verdict = await runCase(job, number, test, session, { ...limits, ...test.limits }, keeping, stop);
      if (stop.signal.aborted) return;
      verdicts.set(number, verdict);
      keeping.history.judged(job.seq, number, verdict);
      keeping.changed(job.id);
      if (verdict.code === 'INTERNAL_ERROR' || (stopAtFirst && verdict.code !== 'OK')) isEnough = true;
    }
  }

  // What fails here fails the submission, but not before the others have ended: nothing of it may go on behind its verdict.
  const failing = (error: unknown): never => {
    isEnough = true;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch(failing)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  if (stop.signal.aborted) return stoppedVerdict('run', stop.signal.reason as StopReason);
  return summaryOf(tests.map(({ name }, number) => ({ name, verdict: verdicts.get(number) ?? null })));
}

async function runCase(
  job: Job,
  number: number,
  test: TestCase,
  session: EngineSession,
  limits: ResolvedStageLimits,
  keeping: Keeping,
  stop: AbortController,
): Promise<Verdict> {
  const { args = job.request.args, files } = test;
  const stdin = textInput(test.stdin, keeping.inputs);
  const expected = test.expected === undefined ? undefined : textInput(test.expected, keeping.inputs);
  const place = placeOfCase(number);
  const run: Work['run'] = (sink, signal) => session.testCase({ stdin, args, files, limits }, sink, signal);
  const { cause, evidence } = await runStage(job, { place, status: 'RUNNING', limits, isLit: false, run }, keeping, stop);
  const verdict = verdictOf('run', cause, evidence) ?? { code: 'OK', stage: 'run', reason: '', evidence: {} };
  const checker = job.request.checker ?? { kind: 'trailing-space' };
  // A checker of one's own may know by the input alone what holds.
  if (verdict.code !== 'OK' || (expected === undefined && checker.kind !== 'program') || stop.signal.aborted) return verdict;

  const { stdoutBytes } = keeping.output.counts(job.seq, place);
  const found = Buffer.from(keeping.output.read(job.seq, place, { stream: 'stdout', offset: 0, length: stdoutBytes }));
  const check = checkOf(checker);
  const wanted = expected ?? inputOf('');
  if (!check) return (await judgedBy(session, { stdin, expected: wanted, found }, stop.signal)) ?? verdict;
  const difference = check(found, await wholeOf(wanted));
  if (!difference) return verdict;
  return {
    code: 'WA',
    stage: 'run',
    reason: capitalised(`${difference.sentence}.`),
    evidence: difference.evidence,
  };
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
