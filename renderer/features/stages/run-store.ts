import { create } from 'zustand';
import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import type { StageName } from '../../../executor/contract/verdict.ts';

/** The submission that the stages panel shows. */
export interface ShownRun {
  id: string;
  entry: string;
  /** the project that was worked on when it was shown */
  project: string | null;
  /** run just now from the editor, or opened from the history */
  from: 'editor' | 'history';
  /** the newest state; null until the first one came */
  event: SubmissionEvent | null;
}

export interface RunState {
  /** a request is on its way */
  sending: boolean;
  /** why the last request was not taken */
  refused: string | null;
  run: ShownRun | null;
  /** the stage whose output is shown; null: whichever says the most */
  stage: StageName | null;
}

export const useRun = create<RunState>(() => ({ sending: false, refused: null, run: null, stage: null }));

export function isLive(event: SubmissionEvent | null): boolean {
  return event === null || event.status !== 'FINISHED';
}

/** Whether its run stage is one of test cases, and they have come to their turn. */
export function judges({ tests, status, verdict }: SubmissionEvent): boolean {
  return tests !== null && (status === 'RUNNING' || tests.judged > 0 || verdict?.stage === 'run');
}

/** The stage that says the most: the one that failed, else the last that began. */
export function tellingStage(event: SubmissionEvent | null): StageName {
  if (!event || judges(event)) return 'run';
  if (event.verdict?.stage && event.stages[event.verdict.stage]) return event.verdict.stage;
  return (['run', 'compile', 'build', 'environment'] as const).find((stage) => event.stages[stage]) ?? 'run';
}
