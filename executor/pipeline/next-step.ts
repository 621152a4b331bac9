import type { StageCause } from '../contract/cause.ts';
import { verdictOf } from '../contract/verdict-of.ts';
import { STAGES, type StageName, type Verdict } from '../contract/verdict.ts';
import { stoppedVerdict, type StopReason } from './stop-reason.ts';

/** What the driver does next with a submission. */
export type Step = { kind: 'stage'; stage: StageName } | { kind: 'cases' } | { kind: 'retry' } | { kind: 'end'; verdict: Verdict };

export interface EndedStage {
  stage: StageName;
  cause: StageCause;
  evidence?: Verdict['evidence'] | undefined;
}

export interface Progress {
  /** the stages this submission has; the others are skipped */
  stages: readonly StageName[];
  /** how those that are over ended, in order */
  ended: readonly EndedStage[];
  /** it runs once for each test case, in place of once */
  hasCases?: boolean;
  /** attempts that failed before this one */
  attempt: number;
  /** why it is to stop; null where it is not */
  stop: StopReason | null;
}

/**
 * The stage that comes next, the test cases in place of `run`, or the verdict. A fault is tried once more where nothing of the program had run yet, that is before the
 * stage `environment` was over. A stage that came to its own end before it could be stopped keeps that end.
 */
export function nextStep({ stages, ended, hasCases = false, attempt, stop }: Progress): Step {
  const last = ended.at(-1);
  if (last) {
    const retried = last.cause.kind === 'fault' && last.stage === 'environment' && attempt === 0 && !stop;
    if (retried) return { kind: 'retry' };
    const verdict = verdictOf(last.stage, last.cause, last.evidence);
    if (verdict) return { kind: 'end', verdict: stop && last.cause.kind === 'cancelled' ? stoppedVerdict(last.stage, stop) : verdict };
  }
  const stage = STAGES.find((each) => stages.includes(each) && !ended.some((one) => one.stage === each));
  if (stop) return { kind: 'end', verdict: stoppedVerdict(stage ?? null, stop) };
  if (stage === 'run' && hasCases) return { kind: 'cases' };
  if (stage) return { kind: 'stage', stage };
  if (last) {
    const reason = `The ${last.stage} stage ended well, and there is none after it.`;
    return { kind: 'end', verdict: { code: 'OK', stage: last.stage, reason, evidence: {} } };
  }
  const reason = "Not the program's fault: the engine has no stage for it.";
  return { kind: 'end', verdict: { code: 'INTERNAL_ERROR', stage: null, reason, evidence: {} } };
}
