import { assertNever } from '../contract/assert-never.ts';
import type { StageName, Verdict } from '../contract/verdict.ts';

/** Why the executor stops a submission; what its AbortSignal carries. */
export type StopReason =
  | { kind: 'cancelled' }
  /** the executor is being closed */
  | { kind: 'closing' }
  /** nobody was at its terminal for so long */
  | { kind: 'unattended'; ms: number }
  /** what came of it could not be kept */
  | { kind: 'unkept'; message: string };

/** The end of a submission that was stopped in this stage, or before its first (null). */
export function stoppedVerdict(stage: StageName | null, stop: StopReason): Verdict {
  switch (stop.kind) {
    case 'cancelled':
      return { code: 'CANCELLED', stage, reason: 'Cancelled.', evidence: {} };
    case 'closing':
      return interruptedVerdict(stage);
    case 'unattended':
      return {
        code: 'CANCELLED',
        stage,
        reason: `Nobody was at the terminal for ${stop.ms < 60_000 ? `${stop.ms / 1000} s` : `${Math.round(stop.ms / 60_000)} min`}, so the program was ended.`,
        evidence: { unattendedMs: stop.ms },
      };
    case 'unkept':
      return {
        code: 'INTERNAL_ERROR',
        stage,
        reason: `Not the program's fault: what it wrote could not be kept (${stop.message}).`,
        evidence: {},
      };
    default:
      return assertNever(stop);
  }
}

/** The end of a submission under which Treeline ended. */
export function interruptedVerdict(stage: StageName | null): Verdict {
  return { code: 'INTERRUPTED', stage, reason: 'Treeline ended while this was running. Run it again to have its result.', evidence: {} };
}
