import { goToNextFinding } from '../editor/next-finding.ts';
import { fixable as fixableInRuntime, fixAllOfRuntime } from '../runtimes/fix-runtime.ts';
import { useLint } from '../runtimes/lint-store.ts';
import { goToNextOfRuntime } from '../runtimes/next-of-runtime.ts';
import { canFixAll, fixAllFindings } from './fix-all.ts';

/** Whether there is something that "fix all" could put right: in the runtime that is worked on, else in the file at hand. */
export function canFixAllAtHand(): boolean {
  const { project, findings } = useLint.getState();
  return project === null ? canFixAll() : fixableInRuntime(findings).length > 0;
}

export function fixAllAtHand(): Promise<void> {
  return useLint.getState().project === null ? fixAllFindings() : fixAllOfRuntime();
}

/** Puts the cursor on the next finding: of the runtime that is worked on, else of the file at hand. */
export function goToNextAtHand(): void | Promise<void> {
  return useLint.getState().project === null ? goToNextFinding() : goToNextOfRuntime();
}
