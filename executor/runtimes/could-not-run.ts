import type { Submission } from '../contract/submission.ts';
import type { VerdictCode } from '../contract/verdict.ts';

/** Ends that tell of the machine, or of whoever stopped it, and nothing of the program. */
const NOT_ITS_OWN: ReadonlySet<VerdictCode> = new Set(['INTERNAL_ERROR', 'INTERRUPTED', 'CANCELLED']);

/** Why what came of a submission proves nothing about its runtime; null where it was run. */
export function couldNotRun({ verdict, ground }: Pick<Submission, 'verdict' | 'ground'>): string | null {
  // Where there is no Docker, what was to run in it reached nothing to run on.
  const isNowhere = ground && ground.interpreter === null && ground.runner === null;
  if (!verdict || (!isNowhere && !NOT_ITS_OWN.has(verdict.code))) return null;
  return verdict.reason;
}
