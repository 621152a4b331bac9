import type { StageLimits } from '../contract/limits.ts';
import type { StageName } from '../contract/verdict.ts';

/** Every limit of one stage, none left open. */
export type ResolvedStageLimits = Required<StageLimits>;
export type ResolvedLimits = Record<StageName, ResolvedStageLimits>;

const MiB = 1 << 20;
const GiB = 1 << 30;

const run: ResolvedStageLimits = {
  wallMs: 60_000,
  cpuMs: 60_000,
  cpus: 1,
  memoryBytes: 256 * MiB,
  processes: 64,
  openFiles: 256,
  fileBytes: 64 * MiB,
  diskBytes: 128 * MiB,
  stdoutBytes: MiB,
  stderrBytes: MiB,
};

/** What holds where a request says nothing. */
export const DEFAULT_LIMITS: ResolvedLimits = {
  // Nix builds several packages at once, and unpacks each with several processes.
  environment: { ...run, cpus: 2, processes: 512, wallMs: 600_000, cpuMs: 1_200_000, memoryBytes: 2 * GiB, diskBytes: 8 * GiB },
  build: { ...run, wallMs: 120_000, cpuMs: 120_000, memoryBytes: GiB },
  compile: { ...run, memoryBytes: GiB },
  run,
};

const most: ResolvedStageLimits = {
  wallMs: 600_000,
  cpuMs: 600_000,
  cpus: 4,
  memoryBytes: 2 * GiB,
  processes: 1_024,
  openFiles: 4_096,
  fileBytes: GiB,
  diskBytes: 4 * GiB,
  stdoutBytes: 64 * MiB,
  stderrBytes: 64 * MiB,
};

/** What a request may ask for at most; one that asks for more is refused with the bound in the message. */
export const LIMIT_BOUNDS: ResolvedLimits = {
  environment: { ...most, wallMs: 3_600_000, cpuMs: 3_600_000, diskBytes: 64 * GiB, memoryBytes: 8 * GiB },
  build: most,
  compile: most,
  run: most,
};
