import { z } from 'zod';
import { recordingInfo, stageResult, status, submissionId } from './submission.ts';
import { stageName, verdict } from './verdict.ts';

/**
 * Small changes of state, at most 30 a second for each submission; bytes and frames are pulled by range. The first event of a
 * stream is always the state as it is, so that a reader who comes late or comes back misses nothing. The stream ends after FINISHED.
 */
export const submissionEvent = z.object({
  id: submissionId,
  status,
  /** place in the queue from 0; null once started */
  position: z.int().nullable(),
  stages: z.partialRecord(
    stageName,
    z.object({
      /** bytes of each stream that can be pulled */
      stdoutBytes: z.int(),
      stderrBytes: z.int(),
      outputBytes: z.int(),
      /** null while the stage runs */
      result: stageResult.omit({ stdout: true, stderr: true, output: true }).nullable(),
    }),
  ),
  /** how many test cases there are, were judged, and failed; null where the request has none */
  tests: z.object({ total: z.int(), judged: z.int(), failed: z.int() }).nullable(),
  /** left out where its request has none; `waiting`: its program waits for somebody to type */
  terminal: z.object({ waiting: z.boolean() }).optional(),
  recording: recordingInfo.nullable(),
  verdict: verdict.nullable(),
});
export type SubmissionEvent = z.infer<typeof submissionEvent>;
