import { availableParallelism } from 'node:os';

export interface Settings {
  /** submissions that run at the same time */
  concurrency: number;
  /** submissions that may wait; one more is refused */
  waiting: number;
}

/** At most two at once: a run shares the machine with the workbench and its preview. */
export function defaultSettings(): Settings {
  return { concurrency: Math.min(2, availableParallelism()), waiting: 1_000 };
}
