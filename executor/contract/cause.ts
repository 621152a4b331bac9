import type { ProgramCause } from '../../simulator/program/program.ts';

/** Why a stage ended: a proven cause, from which the verdict follows. */
export type StageCause =
  | ProgramCause
  | { kind: 'signal'; signal: string }
  /**
   * limits that only a container has; `idle`: the wall limit, and next to no processor time was used; `session`: how long a terminal may be
   * open
   */
  | { kind: 'limit'; limit: 'cpu' | 'idle' | 'disk' | 'session'; bound: number; used: number }
  | { kind: 'refused'; sentence: string };
