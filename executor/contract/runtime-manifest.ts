import { z } from 'zod';
import { limits } from './limits.ts';
import { engineId } from './request.ts';
import { checker } from './test-case.ts';
import { verdictCode } from './verdict.ts';

/** What a runtime is used by, beside its number. */
export const runtimeId = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/, 'an id is small letters and digits, with - or . between: python-numpy, gcc-12.2');

/** `runtime.json`: what is said of a runtime beside its scripts. */
export const runtimeManifest = z.strictObject({
  /** the schema, for editors */
  $schema: z.string().optional(),
  id: runtimeId.describe('what it is used by: python-numpy'),
  number: z.int().min(1).max(999_999).optional().describe('a number that it is used by too; where none is asked for, one is given'),
  name: z.string().min(1).max(100).describe('what people call it: Python with NumPy'),
  version: z
    .string()
    .regex(/^\d+(?:\.\d+){0,3}(?:-[\w.]+)?$/, 'a version is numbers with dots between, as in 1.0.2')
    .describe('of the runtime, not of the language'),
  languages: z.array(z.string().min(1).max(60)).min(1).describe('languages that it runs: Python'),
  extensions: z
    .array(z.string().regex(/^\.[A-Za-z0-9+_-]{1,20}$/, 'an extension begins with a dot: .py'))
    .default([])
    .describe('of its source files: .py'),
  entry: z.string().min(1).max(200).optional().describe('the file that its scripts begin with: main.py'),
  engine: engineId.default('docker').describe('where it runs'),
  limits: limits.default({}).describe('of its stages, where a request says nothing'),
  needsNetwork: z.boolean().default(false).describe('its packages are fetched when it is installed, once; it runs without'),
  description: z.string().max(2_000).optional(),
  author: z.string().max(200).optional(),
  licence: z.string().max(100).optional().describe('as SPDX writes it: MIT'),
});
export type RuntimeManifest = z.infer<typeof runtimeManifest>;

/** `test.json` of a self-test: what is said of it beside its files. All of it may be left out. */
export const selfTest = z.strictObject({
  $schema: z.string().optional(),
  verdict: verdictCode.default('OK').describe('what the program is to end with'),
  args: z.array(z.string()).default([]),
  stdin: z.string().default(''),
  env: z.record(z.string(), z.string()).default({}),
  limits: limits.default({}),
  checker: checker.optional().describe('how the cases in cases/ are compared'),
});
export type SelfTestSettings = z.infer<typeof selfTest>;

/** JSON schemas of both files, as an editor takes them: what may be left out is not required. */
export function runtimeSchemas(): Record<'manifest' | 'test', Record<string, unknown>> {
  const schema = (of: z.ZodType) => z.toJSONSchema(of, { io: 'input' }) as Record<string, unknown>;
  return { manifest: schema(runtimeManifest), test: schema(selfTest) };
}
