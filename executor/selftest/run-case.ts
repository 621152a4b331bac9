import type { RequestInput } from '../contract/request.ts';
import type { Submission } from '../contract/submission.ts';
import type { Executor } from '../executor.ts';
import { Refusal } from '../refusal.ts';
import { resolveLimits } from '../settings/resolve-limits.ts';
import type { Case } from './case.ts';
import { faultsOf } from './faults-of.ts';
import { shell } from './programs.ts';

export type GridExecutor = Pick<Executor, 'create' | 'get' | 'request' | 'events' | 'cancel'>;

export interface CaseResult {
  name: string;
  /** what did not hold, a sentence each */
  faults: string[];
  /** as it ended: `TLE`, or `refused` */
  ended: string;
  stage: string | null;
  /** of that stage; negative where it ended before its limit */
  overLimitMs: number | null;
}

/** What is stopped at a limit has ended by then, ms after it. */
const GRACE_MS = 1_000;

/** Runs a case, and then a program that says hello: that one must run, whatever this one did. */
export async function runCase(executor: GridExecutor, each: Case): Promise<CaseResult> {
  const beside = each.beside && (await begun(executor, each.beside));
  const result = await runAlone(executor, each);
  if (beside) await executor.cancel(beside);
  const { verdict, run } = await finished(executor, executor.create(shell('echo hello')).id);
  if (verdict?.code !== 'OK' || run?.stdout !== 'hello\n') result.faults.push(`the next program did not run: ${verdict?.reason}`);
  return result;
}

async function runAlone(executor: GridExecutor, { name, request, expected }: Case): Promise<CaseResult> {
  let id: string;
  try {
    ({ id } = executor.create(request));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const foreseen = 'refused' in expected && expected.refused.test(error.message);
    return { name, faults: foreseen ? [] : [`it was refused: ${error.message}`], ended: 'refused', stage: null, overLimitMs: null };
  }
  const submission = await finished(executor, id);
  const { verdict } = submission;
  const stage = verdict?.stage ?? null;
  const took = stage === null ? null : (submission[stage]?.wallMs ?? null);
  const overLimitMs = stage === null || took === null ? null : Math.round(took - resolveLimits(executor.request(id))[stage].wallMs);
  const faults = 'refused' in expected ? ['it was not refused'] : faultsOf(submission, expected);
  if (overLimitMs !== null && overLimitMs > GRACE_MS) faults.push(`it was stopped ${overLimitMs} ms after its limit`);
  return { name, faults, ended: verdict?.code ?? submission.status, stage, overLimitMs };
}

async function finished(executor: GridExecutor, id: string): Promise<Submission> {
  for await (const event of executor.events(id)) if (event.status === 'FINISHED') break;
  return executor.get(id);
}

/** Resolves when it has written something. */
async function begun(executor: GridExecutor, request: RequestInput): Promise<string> {
  const { id } = executor.create(request);
  for await (const event of executor.events(id)) if (event.stages.run?.stdoutBytes) break;
  return id;
}
