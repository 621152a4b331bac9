import type { ContainerEnd } from '../engines/docker/container/container.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';

/** What the containers of one stage took together, and what is left to the next of them, ms. */
export interface Meter {
  add(end: ContainerEnd): void;
  readonly total: { wallMs: number; cpuMs: number; memoryBytes: number };
  wallLeft(limits: ResolvedStageLimits): number;
  cpuLeft(limits: ResolvedStageLimits): number;
}

export function createMeter(): Meter {
  const total = { wallMs: 0, cpuMs: 0, memoryBytes: 0 };
  const left = (bound: number, used: number) => Math.max(1, Math.ceil(bound - used));
  return {
    total,
    add({ wallMs, cpuMs, memoryBytes }) {
      total.wallMs += wallMs;
      total.cpuMs += cpuMs;
      total.memoryBytes = Math.max(total.memoryBytes, memoryBytes);
    },
    wallLeft: ({ wallMs }) => left(wallMs, total.wallMs),
    cpuLeft: ({ cpuMs }) => left(cpuMs, total.cpuMs),
  };
}
