import { z } from 'zod';

const bound = (what: string) => z.int(`${what} is a whole number`).min(1, `${what} is at least 1; leave it out for the default`);

/** Bounds of one stage. Any may be left out; the defaults and upper bounds are settings. */
export const stageLimits = z.strictObject({
  wallMs: bound('wallMs').optional(),
  cpuMs: bound('cpuMs').optional(),
  /** processors, of which the smallest part that a control group holds is a hundredth */
  cpus: z.number().min(0.01, 'cpus is at least 0.01; leave it out for the default').optional(),
  memoryBytes: bound('memoryBytes').optional(),
  processes: bound('processes').optional(),
  openFiles: bound('openFiles').optional(),
  fileBytes: bound('fileBytes').optional(),
  diskBytes: bound('diskBytes').optional(),
  stdoutBytes: bound('stdoutBytes').optional(),
  stderrBytes: bound('stderrBytes').optional(),
});
export type StageLimits = z.infer<typeof stageLimits>;

export const limits = z.strictObject({
  environment: stageLimits.optional(),
  build: stageLimits.optional(),
  compile: stageLimits.optional(),
  run: stageLimits.optional(),
});

type Limits = z.infer<typeof limits>;

/** Limits with others over them, limit by limit. */
export function limitsOver(under: Limits, over: Limits): Required<Limits> {
  return {
    environment: { ...under.environment, ...over.environment },
    build: { ...under.build, ...over.build },
    compile: { ...under.compile, ...over.compile },
    run: { ...under.run, ...over.run },
  };
}
