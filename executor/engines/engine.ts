import type { Frames } from '../../simulator/recording/recording.ts';
import type { StageCause } from '../contract/cause.ts';
import type { EngineGround } from '../contract/ground.ts';
import type { RequestFile } from '../contract/request-file.ts';
import type { EngineId, Request } from '../contract/request.ts';
import type { TerminalSignal, TerminalSize } from '../contract/terminal.ts';
import type { StageName, Verdict } from '../contract/verdict.ts';
import type { Input } from '../inputs/input.ts';
import type { ResolvedLimits, ResolvedStageLimits } from '../settings/limits.ts';

/** How a stage ended and what it used; its bytes went to the sink. */
export interface StageEnd {
  cause: StageCause;
  code: number | null;
  signal: string | null;
  wallMs: number;
  cpuMs: number | null;
  memoryBytes: number | null;
  cached: boolean;
  /** key of the environment that an environment stage gave */
  environment?: string | undefined;
  /** figures behind the cause, for the verdict */
  evidence?: Verdict['evidence'];
  /** the tree's clock when a light program ended, ms */
  clockMs: number | null;
}

/** Where a stage's bytes and frames go, as they come. */
export interface StageSink {
  output(stream: 'stdout' | 'stderr', bytes: Uint8Array): void;
  frames(frames: Frames): void;
  /** where the request has a terminal: who is told of the one that the stage `run` is started on */
  terminal?: TerminalSink;
}

export interface TerminalSink {
  /** how long it may be open, ms */
  sessionMs: number;
  /** It can be typed to from now on, until the stage ends. */
  opened(terminal: LiveTerminal): void;
  /** It has taken these bytes, and did not show them where they are `hidden`, as a password. */
  taken(bytes: Uint8Array, hidden: boolean): void;
  /** The program waits for somebody to type, or does not any more. */
  waits(is: boolean): void;
}

/** The other end of a program's terminal. */
export interface LiveTerminal {
  /** Resolves when they are on their way: as fast as the program reads. @throws Error with a sentence where it does not, or has ended */
  type(bytes: Uint8Array): Promise<void>;
  /** The end of the program's input, by the character that the terminal has for it. */
  end(): Promise<void>;
  resize(size: TerminalSize): void;
  signal(name: TerminalSignal): void;
}

/** One submission's place on an engine, from its first stage to its end. */
export interface EngineSession {
  /** Which stages this submission has here, in order; the others are skipped. */
  readonly stages: readonly StageName[];
  stage(stage: StageName, sink: StageSink, signal: AbortSignal): Promise<StageEnd>;
  /** Runs the program on a test case, from the state after compile, which is its own; several at the same time. */
  testCase(run: TestRun, sink: StageSink, signal: AbortSignal): Promise<StageEnd>;
  /** Lets the request's check.sh judge: its exit code is 0 where the case holds, 1 where it does not; what it says is on stdout. */
  judge(matter: Matter, sink: StageSink, signal: AbortSignal): Promise<StageEnd>;
  /** What it ran on, as far as it came. */
  ground(): EngineGround;
  /** Gives back everything the session held. */
  close(): Promise<void>;
}

/** What a run of a test case has of its own. */
export interface TestRun {
  stdin: Input;
  args: readonly string[];
  files: readonly RequestFile[];
  limits: ResolvedStageLimits;
}

/** What there is to judge. */
export interface Matter {
  stdin: Input;
  expected: Input;
  /** what the program wrote to stdout */
  found: Uint8Array;
}

export interface Engine {
  readonly id: EngineId;
  /** Why this request cannot run here and what it needs, as a sentence; null where it can. */
  refusal(request: Request, runtime: string): string | null;
  open(job: {
    id: string;
    request: Request;
    runtime: string;
    entry: string;
    limits: ResolvedLimits;
    /** of an installed runtime: the environment that it has, by its key */
    environment?: string | null | undefined;
    seed: number;
    leds: number;
  }): Promise<EngineSession>;
  close(): Promise<void>;
}

export const NO_GROUND: EngineGround = { interpreter: null, base: null, runner: null, docker: null, kernel: null, architecture: null };
