import type { ContainerJob, ContainerShape } from '../container.ts';

export const MiB = 1 << 20;

const LIMITS: ContainerJob['limits'] = {
  wallMs: 10_000,
  cpuMs: 10_000,
  memoryBytes: 64 * MiB,
  openFiles: 64,
  fileBytes: 64 * MiB,
  stdoutBytes: MiB,
  stderrBytes: MiB,
};

/** What differs from a container and a job that most tests do with. */
export interface Changes {
  shape?: Partial<ContainerShape>;
  job?: Partial<Omit<ContainerJob, 'limits'>>;
  limits?: Partial<ContainerJob['limits']>;
}

/** A shell and the usual commands: an environment would bring them. */
const COMMANDS = '/treeline/busybox mkdir /box/bin; /treeline/busybox --install -s /box/bin; ';

export function jobOf(script: string, { job, limits }: Changes = {}): ContainerJob {
  return {
    argv: ['/bin/bash', '-c', COMMANDS + script],
    env: { PATH: '/box/bin:/bin:/usr/bin' },
    files: [],
    stdin: new Uint8Array(),
    ...job,
    limits: { ...LIMITS, ...limits },
  };
}
