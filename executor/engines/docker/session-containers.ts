import type { ResolvedStageLimits } from '../../settings/limits.ts';
import type { StageSink } from '../engine.ts';
import type { ContainerEnd, ContainerJob, ContainerShape, WaitingContainer } from './container/container.ts';
import type { Prepared, Progress } from './prepared.ts';

/** Where a session has its containers from. */
export interface ContainerSource {
  take(shape: ContainerShape): Promise<WaitingContainer>;
  /** Does it with what is ready; once more where that was lost, and nothing of the program had run. */
  attempt<T>(work: (prepared: Prepared) => Promise<T>, signal: AbortSignal, progress?: Progress): Promise<T>;
}

/** The containers of one session, each used once. */
export interface SessionContainers {
  /** Runs a job in one of its own; `after` sees it before it is given back. `jobOf` may be asked again, where a container was lost. */
  run(
    limits: ResolvedStageLimits,
    jobOf: () => ContainerJob,
    sink: StageSink,
    signal: AbortSignal,
    after?: (container: WaitingContainer, end: ContainerEnd) => Promise<ContainerEnd>,
  ): Promise<ContainerEnd>;
  /** Ends those that still run. Resolves to how their removal is waited for, when no job is left. */
  end(): Promise<{ removed: Promise<unknown> }>;
}

export function createSessionContainers({ take, attempt }: ContainerSource): SessionContainers {
  const open = new Set<WaitingContainer>();
  const jobs = new Set<Promise<unknown>>();
  const closing: Promise<void>[] = [];

  return {
    run(limits, jobOf, sink, signal, after = (_, end) => Promise.resolve(end)) {
      const job = attempt(async (prepared) => {
        const container = await take(runnerShape(prepared, limits));
        open.add(container);
        try {
          return await after(container, await container.run(jobOf(), sink, signal));
        } finally {
          open.delete(container);
          // Its removal is waited for at the end only.
          closing.push(container.close());
        }
      }, signal);
      jobs.add(job);
      const over = (): boolean => jobs.delete(job);
      job.then(over, over);
      return job;
    },
    async end() {
      for (const container of open) closing.push(container.close());
      await Promise.allSettled(jobs);
      return { removed: Promise.all(closing) };
    },
  };
}

/** What a container for a stage is made of. */
export function runnerShape({ images, volumes }: Prepared, limits: ResolvedStageLimits): ContainerShape {
  const { memoryBytes, processes, cpus, openFiles, diskBytes } = limits;
  return { role: 'runner', image: images.runner, volumes, memoryBytes, processes, cpus, openFiles, diskBytes };
}
