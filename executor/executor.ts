import type { Finding } from '../simulator/rules/finding.ts';
import type { RulesName } from '../simulator/rules/profile.ts';
import type { Comparison } from './contract/compare.ts';
import type { EngineProgress, EngineStatus } from './contract/engine.ts';
import type { EnvironmentDetail, EnvironmentInfo } from './contract/environments.ts';
import type { SubmissionEvent } from './contract/events.ts';
import type { Request, RequestInput } from './contract/request.ts';
import type { StoredSettings } from './contract/settings.ts';
import type { RecordingInfo, Submission, SubmissionSummary } from './contract/submission.ts';
import type { DoctorCheck } from './contract/system.ts';
import type { TerminalMoment, TerminalSize } from './contract/terminal.ts';
import type { StageName, Verdict } from './contract/verdict.ts';
import type { InputStore } from './inputs/input-store.ts';
import type { Bundles } from './runtimes/bundle/create-bundles.ts';
import type { Runtimes } from './runtimes/runtimes.ts';
import type { Terminals } from './terminals/terminals.ts';
import type { SavedTrees } from './trees/saved-trees.ts';

/**
 * What an executor does with programs, whoever asks: the router and the command line are thin over this.
 * Foreseen failures are thrown as `Refusal` (executor/refusal.ts), with the contract's codes.
 */
export interface Executor {
  create(input: RequestInput): Submission;
  /** What one was asked, once more, on the same version of its runtime, environment and seed. */
  again(id: string): Submission;
  compare(a: string, b: string): Comparison;
  get(id: string): Submission;
  request(id: string): Request;
  list(page: { cursor?: string; limit: number }): { items: SubmissionSummary[]; next: string | null };
  cancel(id: string): Promise<Submission>;
  /** The state now, then changes, at most 30 a second, until it is FINISHED. */
  events(id: string, signal?: AbortSignal): AsyncGenerator<SubmissionEvent, void>;
  output(range: { id: string; stage: StageName; test?: number; stream: 'stdout' | 'stderr' | 'output'; offset: number; length: number }): {
    bytes: Uint8Array;
    /** of `output` alone: whose bytes these are, in order */
    pieces?: { stream: 'stdout' | 'stderr'; bytes: number }[];
    done: boolean;
  };
  recording(id: string): RecordingInfo;
  /** packed, see simulator/recording/pack.ts */
  frames(range: { id: string; from: number; count: number }): Uint8Array<ArrayBuffer>;
  check(program: LightSource & { runtime?: 'light' | 'python' }): Promise<Finding[]>;
  preview(program: LightSource & { seed?: number }, signal?: AbortSignal): Promise<Preview>;
  /** Terminals of submissions. @throws Refusal NOT_FOUND, NO_TERMINAL */
  terminal: Omit<Terminals, 'open' | 'waiting' | 'attach'> & {
    transcript(
      id: string,
      cursor: string | null,
    ): { size: TerminalSize; startedAt: string; moments: TerminalMoment[]; next: string; done: boolean };
  };
  trees: SavedTrees;
  inputs: Pick<InputStore, 'missing' | 'put'>;
  runtimes: Runtimes;
  doctor(): Promise<DoctorCheck[]>;
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>;
  /** Stops what runs, and gives back the data folder. */
  close(): Promise<void>;
}

/** An executor, and what it does with its docker engine and its settings: all of the contract. */
export interface WholeExecutor extends Executor {
  engine: {
    status(): Promise<EngineStatus>;
    /** Makes ready what is missing; ends when all is. A slow reader is told the latest step only. */
    prepare(signal?: AbortSignal): AsyncGenerator<EngineProgress, void>;
  };
  environments: {
    list(): { items: EnvironmentInfo[]; bytes: number; budgetBytes: number };
    show(key: string): EnvironmentDetail;
    remove(key: string): Promise<{ removed: number; freedBytes: number }>;
    gc(): Promise<{ removed: number; freedBytes: number }>;
  };
  bundles: Bundles;
  settings: {
    get(): StoredSettings;
    set(change: Partial<StoredSettings>): StoredSettings;
  };
}

export interface LightSource {
  source: string;
  rules: RulesName;
  leds?: number;
  /** what a `setLEDs` takes, µs for each LED; else what it takes by its rules */
  microsPerLed?: number;
}

export interface Preview {
  verdict: Verdict;
  findings: Finding[];
  recording: RecordingInfo;
  stdout: string;
  stderr: string;
  /** packed, see simulator/recording/pack.ts */
  frames: Uint8Array<ArrayBuffer>;
}
