import { z } from 'zod';
import { limits } from './limits.ts';

const nullable = z.string().nullable();

/** What programs ran on; null where it has no part in it, or was never reached. */
export const engineGround = z.object({
  interpreter: nullable.describe("of the embedded engine: Pyodide's version"),
  base: nullable.describe('digest of the image that environments are built in'),
  runner: nullable.describe('digest of the image that programs run in'),
  docker: nullable.describe("Docker's version"),
  kernel: nullable.describe('release of the kernel that containers run on'),
  architecture: nullable.describe('as the kernel calls it: x86_64'),
});
export type EngineGround = z.infer<typeof engineGround>;

/** All that a submission ran on, beside its environment, which its environment stage tells: what two that should be alike are held against. */
export const ground = engineGround.extend({
  treeline: z.string().describe("Treeline's version"),
  limits: limits.describe('of each stage, with the defaults that held'),
});
export type Ground = z.infer<typeof ground>;
