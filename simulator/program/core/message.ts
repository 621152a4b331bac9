import type { LedState } from '../../led/led-state.ts';
import type { Frames } from '../../recording/recording.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RulesProfile } from '../../rules/profile.ts';
import type { Program, ProgramCause } from '../program.ts';

/** What an interpreter's worker is asked. */
export type Order =
  | { kind: 'run'; program: Program; colours: Readonly<Record<string, LedState>> }
  | { kind: 'check'; id: number; source: string; rules: RulesProfile | null };

/** What an interpreter's worker answers, in order. After `ended` the worker is of no more use. */
export type Report =
  | { kind: 'ready' }
  | { kind: 'output'; stream: 'stdout' | 'stderr'; bytes: Uint8Array; ms?: number | undefined }
  | { kind: 'frames'; frames: Frames }
  /** of the check, where they did not block; then of the run, as it goes */
  | { kind: 'findings'; findings: Finding[] }
  /** when the run first came to a line of the findings, ms of the tree's clock */
  | { kind: 'moment'; line: number; ms: number }
  | { kind: 'ended'; cause: ProgramCause; clockMs: number | null; memoryBytes: number }
  | { kind: 'checked'; id: number; findings: Finding[] }
  | { kind: 'failed'; message: string };
