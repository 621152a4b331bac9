import { z } from 'zod';
import { stageLimits } from './limits.ts';
import { requestFile } from './request-file.ts';

export const inputHash = z.string().regex(/^[0-9a-f]{64}$/, 'an input is known by its SHA-256: 64 hexadecimal digits, small');

/** A text; or one that is too large to go with its request, by its hash (inputs.ts). */
export const testText = z.union([z.string(), z.strictObject({ input: inputHash })]);
export type TestText = z.infer<typeof testText>;

/** One run of a program that was compiled once, and what should come of it. */
export const testCase = z.strictObject({
  name: z.string(),
  stdin: testText.default(''),
  /** default: those of the request */
  args: z.array(z.string()).optional(),
  /** what this run alone finds in its folder, beside what compile left there or in its place */
  files: z.array(requestFile).default([]),
  /** what is to be on stdout, as the checker compares; left out, any will do, but for a checker that is a program: it gets nothing for it */
  expected: testText.optional(),
  /** over those of the stage run */
  limits: stageLimits.pick({ wallMs: true, cpuMs: true, memoryBytes: true, stdoutBytes: true, stderrBytes: true }).optional(),
});
export type TestCase = z.infer<typeof testCase>;

const tolerance = z.number().min(0, 'a tolerance is not negative');

/**
 * How stdout is compared with what is expected. `exact`: every byte; `trailing-space`: all but blanks at the ends of lines and empty lines at
 * the end; `any-order`: the same lines, in any order; `numbers`: word by word, numbers within a tolerance, of which one that holds suffices;
 * `program`: the request's check.sh judges, in a container of its own.
 */
export const checker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact') }),
  z.strictObject({ kind: z.literal('trailing-space') }),
  z.strictObject({ kind: z.literal('any-order') }),
  z.strictObject({ kind: z.literal('numbers'), absolute: tolerance.default(1e-6), relative: tolerance.default(1e-6) }),
  z.strictObject({ kind: z.literal('program') }),
]);
export type Checker = z.infer<typeof checker>;
