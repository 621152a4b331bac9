import { z } from 'zod';

/**
 * In what two submissions differ. `asked`: files, arguments, limits …; `ground`: environment, images, Docker, kernel …; `result`: verdicts, exit
 * codes, what was written; `cost`: what it took, where that is much more. Null on the side that has it not.
 */
export const difference = z.object({
  kind: z.enum(['asked', 'ground', 'result', 'cost']),
  what: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type Difference = z.infer<typeof difference>;

/** What each kind is headed by, for people, in the order they are told. */
export const DIFFERENCE_TITLES: Readonly<Record<Difference['kind'], string>> = {
  result: 'What came of them',
  asked: 'What they were asked',
  ground: 'What they ran on',
  cost: 'What that took',
};

export const comparison = z.object({
  /** whether the same came of both */
  same: z.boolean(),
  /** why not, as far as it is known */
  sentence: z.string(),
  differences: z.array(difference),
});
export type Comparison = z.infer<typeof comparison>;
