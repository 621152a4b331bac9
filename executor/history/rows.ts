import type { EngineId } from '../contract/request.ts';
import type { RecordingInfo, StageResult, Status, SubmissionSummary } from '../contract/submission.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Place } from '../output/place.ts';

export interface SubmissionRow {
  seq: number;
  id: string;
  status: Status;
  /** JSON */
  verdict: string | null;
  runtime: string;
  engine: EngineId;
  entry: string;
  seed: number;
  leds: number;
  /** how many test cases its request has */
  tests: number;
  /** of its terminal, where it has one */
  columns: number | null;
  rows: number | null;
  frames: number | null;
  duration_ms: number;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  /** hash of the installed runtime's version, and key of the environment that it was accepted with */
  version: string | null;
  /** JSON */
  ground: string | null;
  environment: string | null;
}

export interface StageRow {
  stage: Place;
  status: StageResult['status'] | null;
  code: number | null;
  signal: string | null;
  wall_ms: number;
  cpu_ms: number | null;
  memory_bytes: number | null;
  cached: number;
  stdout_lost: number;
  stderr_lost: number;
  environment: string | null;
  /** JSON; of a test case, null until it was judged */
  verdict: string | null;
}

export function summaryOf(row: SubmissionRow): SubmissionSummary {
  return {
    id: row.id,
    status: row.status,
    verdict: row.verdict === null ? null : (JSON.parse(row.verdict) as Verdict),
    runtime: row.runtime,
    engine: row.engine,
    entry: row.entry,
    recording: recordingOf(row),
    ...(row.columns !== null && row.rows !== null && { terminal: { columns: row.columns, rows: row.rows } }),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    ...(row.version === null ? {} : { version: row.version }),
  };
}

export function recordingOf(row: SubmissionRow): RecordingInfo | null {
  return row.frames === null ? null : { frames: row.frames, durationMs: row.duration_ms, leds: row.leds, seed: row.seed };
}

/** A stage's result without its text; null while it runs. One whose end could not be written was stopped with its submission. */
export function stageResultOf(row: StageRow, submission: Status): Omit<StageResult, 'stdout' | 'stderr' | 'output'> | null {
  const status = row.status ?? (submission === 'FINISHED' ? 'stopped' : null);
  if (status === null) return null;
  return {
    status,
    code: row.code,
    signal: row.signal,
    wallMs: row.wall_ms,
    cpuMs: row.cpu_ms,
    memoryBytes: row.memory_bytes,
    truncated: { stdout: row.stdout_lost, stderr: row.stderr_lost },
    cached: row.cached === 1,
    ...(row.environment === null ? {} : { environment: row.environment }),
  };
}
