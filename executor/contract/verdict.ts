import { z } from 'zod';

export const stageName = z.enum(['environment', 'build', 'compile', 'run']);
export type StageName = z.infer<typeof stageName>;
export const STAGES: readonly StageName[] = stageName.options;

/** OK; WA wrong answer; TLE time; MLE memory; OLE output; DLE disk; RE runtime; CE compile; BE build; EE environment. */
export const verdictCode = z.enum([
  'OK',
  'WA',
  'TLE',
  'MLE',
  'OLE',
  'DLE',
  'RE',
  'CE',
  'BE',
  'EE',
  'CANCELLED',
  'INTERRUPTED',
  'INTERNAL_ERROR',
]);
export type VerdictCode = z.infer<typeof verdictCode>;

/** The end of a submission: the code, the stage it happened in, a sentence for the user, and the figures behind it (`frame` and `led` from 0). */
export const verdict = z.object({
  code: verdictCode,
  stage: stageName.nullable(),
  reason: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Verdict = z.infer<typeof verdict>;
