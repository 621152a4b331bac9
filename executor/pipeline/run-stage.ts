import { assertNever } from '../contract/assert-never.ts';
import type { StageCause } from '../contract/cause.ts';
import type { Status } from '../contract/submission.ts';
import type { StageName } from '../contract/verdict.ts';
import type { EngineSession, StageEnd, StageSink } from '../engines/engine.ts';
import type { History, Job, StageOutcome } from '../history/history.ts';
import type { RecordingStore } from '../history/recording-store.ts';
import type { InputStore } from '../inputs/input-store.ts';
import type { OutputStore } from '../output/output-store.ts';
import type { Place } from '../output/place.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { ResolvedLimits, ResolvedStageLimits } from '../settings/limits.ts';
import type { Terminals } from '../terminals/terminals.ts';
import { graceOver } from './grace-over.ts';
import type { StopReason } from './stop-reason.ts';

/** Where what comes of a submission is kept. */
export interface Keeping {
  history: History;
  output: OutputStore;
  recordings: RecordingStore;
  terminals: Terminals;
  inputs: Pick<InputStore, 'find'>;
  /** there is something new to read of it; `last`: and nothing will follow */
  changed(id: string, last?: boolean): void;
}

const STATUS_OF: Record<StageName, Status> = {
  environment: 'SETTING_UP_ENVIRONMENT',
  build: 'BUILDING',
  compile: 'COMPILING',
  run: 'RUNNING',
};

/** A stage to be run, or the run of a test case. */
export interface Work {
  place: Place;
  status: Status;
  limits: ResolvedStageLimits;
  /** whether the lights it sets are kept */
  isLit: boolean;
  /** Does it. Whatever it throws is a fault. */
  run(sink: StageSink, signal: AbortSignal): Promise<StageEnd>;
}

/** A stage as a session runs it. */
export function stageOf(job: Job, stage: StageName, session: EngineSession, limits: ResolvedLimits): Work {
  return {
    place: stage,
    status: STATUS_OF[stage],
    limits: limits[stage],
    isLit: stage === 'run' && setsLights(job),
    run: (sink, signal) => session.stage(stage, sink, signal),
  };
}

/** Runs one and keeps what comes of it, as it comes, and its result. What the engine hands over after it was stopped is dropped. */
export async function runStage(
  job: Job,
  work: Work,
  keeping: Keeping,
  stop: AbortController,
): Promise<Pick<StageEnd, 'cause' | 'evidence'>> {
  const { place, status, limits, isLit } = work;
  let unkept: StageCause | null = null;
  const on = {
    stored: () => keeping.changed(job.id),
    failed(error: unknown) {
      const message = sentenceOf(error);
      unkept = { kind: 'fault', message: `what it wrote could not be kept (${message})` };
      stop.abort({ kind: 'unkept', message } satisfies StopReason);
    },
  };
  keeping.history.stageStarted(job.seq, place, status);
  const output = keeping.output.open(job.seq, place, { stdout: limits.stdoutBytes, stderr: limits.stderrBytes }, on);
  const recording = isLit ? keeping.recordings.open(job.seq, job.leds, on) : null;
  const terminal =
    place === 'run' && job.request.terminal ? keeping.terminals.open({ id: job.id, seq: job.seq, output, stop, failed: on.failed }) : null;
  keeping.changed(job.id);

  const began = performance.now();
  const cut = (cause: StageCause): StageEnd => {
    const wallMs = performance.now() - began;
    return { cause, code: null, signal: null, wallMs, cpuMs: null, memoryBytes: null, cached: false, clockMs: null };
  };
  const sink: StageSink = {
    output: output.write.bind(output),
    frames: (frames: Parameters<NonNullable<typeof recording>['add']>[0]) => recording?.add(frames),
    ...(terminal && { terminal: terminal.sink }),
  };
  const working = Promise.resolve()
    .then(() => work.run(sink, stop.signal))
    .catch((error: unknown) => cut(stop.signal.aborted ? { kind: 'cancelled' } : { kind: 'fault', message: sentenceOf(error) }));
  const end = await Promise.race([working, graceOver(stop.signal).then(() => cut({ kind: 'cancelled' }))]);

  terminal?.close();
  const truncated = output.end();
  recording?.end(end.clockMs);
  try {
    keeping.history.stageEnded(job.seq, place, outcomeOf({ ...end, cause: unkept ?? end.cause }, truncated));
  } catch (error) {
    on.failed(error);
  }
  keeping.changed(job.id);
  return { cause: unkept ?? end.cause, evidence: end.evidence };
}

/** Whether a program has a tree: by its runtime, or in a container because it was asked for. */
function setsLights({ runtime, engine, request }: Job): boolean {
  return runtime === 'light' || (engine === 'docker' && request.light !== undefined);
}

function outcomeOf(end: StageEnd, truncated: StageOutcome['truncated']): StageOutcome {
  const { code, signal, wallMs, cpuMs, memoryBytes, cached, environment } = end;
  return {
    status: statusOf(end.cause),
    code,
    signal,
    wallMs,
    cpuMs,
    memoryBytes,
    cached,
    truncated,
    ...(environment === undefined ? {} : { environment }),
  };
}

function statusOf(cause: StageCause): StageOutcome['status'] {
  switch (cause.kind) {
    case 'exit':
      return cause.code === 0 ? 'ok' : 'failed';
    case 'show':
      return 'ok';
    case 'exception':
    case 'findings':
    case 'signal':
    case 'refused':
      return 'failed';
    case 'limit':
    case 'cancelled':
    case 'fault':
      return 'stopped';
    default:
      return assertNever(cause);
  }
}
