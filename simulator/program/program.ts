import type { Frames, Recording } from '../recording/recording.ts';
import type { Finding } from '../rules/finding.ts';
import type { RulesProfile } from '../rules/profile.ts';

/** A program as an interpreter is handed it. Every home (a worker in the window, a process headless) takes the same. */
export interface Program {
  /** file names are relative, with `/`, already checked; bytes as they are */
  files: readonly { name: string; bytes: Uint8Array }[];
  /** the file that is run */
  entry: string;
  stdin: Uint8Array;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** null: an ordinary Python program, without the tree's rules and API */
  light: { rules: RulesProfile; leds: number; seed: number } | null;
  limits: ProgramLimits;
}

/** All bounds of one run. The tree's own 45 s are the rules' `showMs`, on the virtual clock. */
export interface ProgramLimits {
  /** real time, ms */
  wallMs: number;
  /** the interpreter's memory, bytes */
  memoryBytes: number;
  /** bytes kept of each stream: beyond this the run is stopped */
  stdoutBytes: number;
  stderrBytes: number;
}

/** What a run hands out while it runs, in order. */
export interface ProgramSink {
  /** `ms`: the tree's clock at which a light program printed it; undefined where that is not known */
  output(stream: 'stdout' | 'stderr', bytes: Uint8Array, ms?: number): void;
  frames(frames: Frames): void;
}

/** Why a run ended: always something that was seen, never a guess. */
export type ProgramCause =
  | { kind: 'exit'; code: number }
  /** an uncaught exception; `frame` and `led` where a refused `setLEDs` names them (both from 0) */
  | { kind: 'exception'; type: string; message: string; line: number | null; frame: number | null; led: number | null }
  /** the tree's clock reached the end of the show: a good end */
  | { kind: 'show'; ms: number }
  | { kind: 'limit'; limit: 'wall' | 'memory' | 'stdout' | 'stderr'; bound: number; used: number }
  /** the rules refuse the program; it did not run */
  | { kind: 'findings'; findings: readonly Finding[] }
  | { kind: 'cancelled' }
  /** the interpreter itself failed: never the program's fault */
  | { kind: 'fault'; message: string };

export interface ProgramEnd {
  cause: ProgramCause;
  /** exit code as a shell would see it; null where the run was stopped */
  code: number | null;
  /** real time from hand-over to end, ms */
  wallMs: number;
  /** the interpreter's peak, bytes; null where it was stopped, and nobody could ask it */
  memoryBytes: number | null;
  /** findings that did not block, of the check and of the run */
  findings: readonly Finding[];
  /** the tree's clock at the end, ms; null for an ordinary program */
  clockMs: number | null;
}

/** Where programs run. Used by the window's preview and by the embedded engine alike. */
export interface Interpreter {
  /** Runs one program; resolves when it has ended and every output was handed to the sink. Never rejects. */
  run(program: Program, sink: ProgramSink, signal?: AbortSignal): Promise<ProgramEnd>;
  /** Checks a program against rules without running it; an ordinary one, without rules (null), for what Python itself says of it. */
  check(source: string, rules: RulesProfile | null): Promise<Finding[]>;
  /** Ends everything this interpreter started. */
  close(): Promise<void>;
}

/** A light program's frames and its end, gathered: what a preview shows. */
export interface Bake {
  end: ProgramEnd;
  recording: Recording;
  stdout: string;
  stderr: string;
}
