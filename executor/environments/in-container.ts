import type { ContainerEnd, ContainerJob, ContainerShape } from '../engines/docker/container/container.ts';
import { startContainer } from '../engines/docker/container/start-container.ts';
import type { Prepared } from '../engines/docker/prepared.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';
import type { EnvironmentSink } from './environments.ts';

/** What a job of the cache builder left: how it ended, its stdout, and the end of its stderr, as text. */
export interface JobEnd {
  end: ContainerEnd;
  stdout: string;
  stderr: string;
}

/** So much of stderr is looked at for what went wrong, bytes. */
const TAIL_BYTES = 64 << 10;
/** Fewer than these, and Nix and our own scripts cannot begin, whatever they are to make. */
const LEAST = { processes: 32, openFiles: 64 };
/** What a job of ours may say on stdout, bytes: scripts, variables, lists of paths. */
const STDOUT_BYTES = 64 << 20;

export interface Job extends Pick<ContainerJob, 'argv' | 'env' | 'serve' | 'unpack'>, Partial<Pick<ContainerJob, 'files'>> {
  stdoutBytes?: number;
  /** is given its stdout, of any size, which is not kept then */
  take?: (bytes: Uint8Array) => void;
}

/**
 * Runs one job in a container of its own, which is gone when this resolves. Its stdout is ours; its stderr goes to the sink.
 * @throws ContainerFault
 */
export async function inContainer(
  { daemon, owner, images, volumes }: Prepared,
  role: ContainerShape['role'],
  asked: ResolvedStageLimits,
  { take, stdoutBytes = take ? Number.MAX_SAFE_INTEGER : STDOUT_BYTES, ...job }: Job,
  sink: EnvironmentSink,
  signal: AbortSignal,
): Promise<JobEnd> {
  const { memoryBytes, cpus, diskBytes } = asked;
  const processes = Math.max(asked.processes, LEAST.processes);
  const openFiles = Math.max(asked.openFiles, LEAST.openFiles);
  const image = role === 'builder' ? images.base : images.runner;
  const container = await startContainer(daemon, owner, { role, image, volumes, memoryBytes, processes, cpus, openFiles, diskBytes });
  const stdout: Uint8Array[] = [];
  let stderr = Buffer.alloc(0);
  const taps: EnvironmentSink = {
    output(stream, bytes) {
      if (stream === 'stdout') return take ? take(bytes) : void stdout.push(bytes.slice());
      stderr = Buffer.concat([stderr, bytes]).subarray(-TAIL_BYTES);
      sink.output('stderr', bytes);
    },
  };
  try {
    // All that a builder writes is bounded together, by its script; what a hook writes has the stage's own bound.
    const fileBytes = role === 'builder' ? Number.MAX_SAFE_INTEGER : asked.fileBytes;
    const bounds = { ...asked, openFiles, fileBytes, stdoutBytes };
    const end = await container.run({ files: [], stdin: new Uint8Array(), ...job, limits: bounds }, taps, signal);
    return { end, stdout: Buffer.concat(stdout).toString(), stderr: stderr.toString() };
  } finally {
    await container.close();
  }
}
