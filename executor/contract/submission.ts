import { z } from 'zod';
import { ground } from './ground.ts';
import { engineId } from './request.ts';
import { terminalSize } from './terminal.ts';
import { verdict } from './verdict.ts';

export const submissionId = z.uuid('a submission id is a UUID');

export const status = z.enum(['QUEUED', 'SETTING_UP_ENVIRONMENT', 'BUILDING', 'COMPILING', 'RUNNING', 'FINISHED']);
export type Status = z.infer<typeof status>;

/** What a stage did. Text is UTF-8 with U+FFFD for what is not; the raw bytes are had by `submissions.output`. */
export const stageResult = z.object({
  status: z.enum(['ok', 'failed', 'stopped']),
  stdout: z.string(),
  stderr: z.string(),
  /** both, interleaved as they came */
  output: z.string(),
  code: z.int().nullable().describe('null where a signal or a limit ended the stage'),
  signal: z.string().nullable(),
  wallMs: z.number(),
  cpuMs: z.number().nullable().describe('null where the engine cannot tell'),
  memoryBytes: z.number().nullable().describe("peak; of an embedded run, the interpreter's"),
  /** bytes that fell out of each stream, beyond its limit */
  truncated: z.object({ stdout: z.int(), stderr: z.int() }),
  cached: z.boolean(),
  environment: z.string().optional().describe('key of the environment that the environment stage gave'),
});
export type StageResult = z.infer<typeof stageResult>;

/**
 * What came of a test case. Of its text, the first 16 Ki characters of each stream at most, and 4 Mi of all tests together; all of it is had by
 * `submissions.output`.
 */
export const testResult = z.object({
  name: z.string(),
  /** null where it was not run, or is not over */
  verdict: verdict.nullable(),
  run: stageResult.nullable(),
});
export type TestResult = z.infer<typeof testResult>;

/** Counts of a recording; its frames are had by range from `recordings.frames`. */
export const recordingInfo = z.object({
  frames: z.int(),
  durationMs: z.number(),
  leds: z.int(),
  seed: z.int(),
});
export type RecordingInfo = z.infer<typeof recordingInfo>;

/** One request and everything that came of it. Times are ISO 8601, UTC. */
export const submission = z.object({
  id: submissionId,
  status,
  verdict: verdict.nullable(),
  runtime: z.string(),
  version: z.string().optional().describe('hash of the version of an installed runtime: run again exactly as RUNTIME@VERSION'),
  engine: engineId,
  environment: stageResult.nullable(),
  build: stageResult.nullable(),
  compile: stageResult.nullable(),
  run: stageResult.nullable(),
  /** those of the request, in its order; where it has any, `run` is null */
  tests: z.array(testResult),
  recording: recordingInfo.nullable(),
  /** the size its terminal had at first; left out where it has none */
  terminal: terminalSize.optional(),
  ground: ground.nullable().describe('null until it has ended'),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type Submission = z.infer<typeof submission>;

/** A submission as a list shows it. */
export const submissionSummary = submission
  .pick({
    id: true,
    status: true,
    verdict: true,
    runtime: true,
    version: true,
    engine: true,
    recording: true,
    terminal: true,
    createdAt: true,
    finishedAt: true,
  })
  .extend({ entry: z.string().describe('the file it began with, or its first file') });
export type SubmissionSummary = z.infer<typeof submissionSummary>;
