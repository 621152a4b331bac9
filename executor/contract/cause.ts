import type { ProgramCause } from '../../simulator/program/program.ts';

/** Why a stage ended: a proven cause, from which the verdict follows. */
export type StageCause = ProgramCause | { kind: 'signal'; signal: string } | { kind: 'refused'; sentence: string };
