import type { Request } from '../../contract/request.ts';
import type { StageName } from '../../contract/verdict.ts';
import type { Environments, Obtained } from '../../environments/environments.ts';
import { sentenceOf } from '../../sentence-of.ts';
import type { ResolvedStageLimits } from '../../settings/limits.ts';
import type { Engine, EngineSession, StageEnd, StageSink } from '../engine.ts';
import {
  WORK,
  ContainerFault,
  type ContainerEnd,
  type ContainerJob,
  type ContainerShape,
  type WaitingContainer,
} from './container/container.ts';
import { DaemonAbsent } from './daemon/daemon.ts';
import type { Prepared, Progress } from './prepared.ts';
import { takeState, type State } from './state.ts';
import { treeOf } from './tree-of.ts';

type Job = Parameters<Engine['open']>[0];

/** What a session stands on. */
export interface SessionParts {
  environments: Environments;
  /** folder for what stages leave to the next */
  states: string;
  isReady(): boolean;
  take(shape: ContainerShape): Promise<WaitingContainer>;
  /** Does it with what is ready; once more where that was lost, and nothing of the program had run. */
  attempt<T>(work: (prepared: Prepared) => Promise<T>, signal: AbortSignal, progress?: Progress): Promise<T>;
}

export const SCRIPTS = { build: 'build.sh', compile: 'compile.sh', run: 'run.sh' } as const;
type ScriptStage = keyof typeof SCRIPTS;
export const EXPRESSION = 'cutor.nix';

const BARE = { PATH: '/bin:/usr/bin', LANG: 'C.UTF-8', HOME: '/box/home', TMPDIR: '/tmp' };

/** A submission's way through its stages, each in a container of its own; what one leaves in the folder, the next finds there. */
export function openSession(parts: SessionParts, job: Job): EngineSession {
  const { request, limits } = job;
  const has = (name: string) => request.files.some((file) => file.name === name);
  const scripts = (Object.keys(SCRIPTS) as ScriptStage[]).filter((stage) => has(SCRIPTS[stage]));
  // Without an expression there is nothing to set up, but for the engine itself at its first use.
  const stages: StageName[] = has(EXPRESSION) || !parts.isReady() ? ['environment', ...scripts] : scripts;
  let obtained: Obtained | null = null;
  let state: State | null = null;
  /** those not closed yet */
  const containers = new Set<WaitingContainer>();
  const closing: Promise<void>[] = [];
  let working: Promise<unknown> = Promise.resolve();

  async function environment(sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    let told = '';
    const tell = (sentence: string) => {
      if (sentence !== told) sink.output('stderr', Buffer.from(`treeline: ${sentence}\n`));
      told = sentence;
    };
    const wish = { files: request.files, keep: request.environment?.keep ?? true, limits: limits.environment };
    try {
      obtained = await parts.attempt(
        async () => (has(EXPRESSION) ? parts.environments.obtain(wish, sink, signal) : null),
        signal,
        (step) => tell(step.sentence),
      );
    } catch (error) {
      if (!(error instanceof DaemonAbsent)) throw error;
      const sentence = `This submission needs the docker engine. ${error.message}`;
      tell(sentence);
      return endOf({ cause: { kind: 'refused', sentence }, code: null });
    }
    if (!obtained) return endOf({ cause: { kind: 'exit', code: 0 }, code: 0 });
    return { ...obtained.end, environment: obtained.environment?.key };
  }

  function script(stage: ScriptStage, sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    return parts.attempt(async (prepared) => {
      const container = await parts.take(runnerShape(prepared, limits[stage]));
      containers.add(container);
      try {
        const end = await container.run(jobOf(stage, sink), sink, signal);
        const goesOn = end.cause.kind === 'exit' && end.cause.code === 0 && stage !== scripts.at(-1);
        return { ...endOf(goesOn ? await leave(container, end) : end), clockMs: stage === 'run' && request.light ? end.wallMs : null };
      } finally {
        containers.delete(container);
        // Its removal is waited for at the end only.
        closing.push(container.close());
      }
    }, signal);
  }

  function jobOf(stage: ScriptStage, sink: StageSink): ContainerJob {
    const isRun = stage === 'run';
    const tree = isRun ? treeOf(job, sink) : null;
    return {
      argv: [`./${SCRIPTS[stage]}`, ...(isRun ? request.args : [])],
      env: { ...BARE, ...obtained?.environment?.variables, ...request.env, ...tree?.env },
      files: state ? [] : filesOf(request),
      ...(state ? { unpack: { into: WORK, tar: state.tar() } } : {}),
      stdin: isRun ? Buffer.from(request.stdin) : new Uint8Array(),
      limits: limits[stage],
      ...(tree && { lights: tree.lights }),
    };
  }

  /** Carries on what the stage left; where it cannot be read, the stage that left it so has failed. */
  async function leave(container: WaitingContainer, end: ContainerEnd): Promise<ContainerEnd> {
    const before = state;
    try {
      state = await takeState(container.archive(), parts.states);
      return end;
    } catch (error) {
      // The machine's doing: the daemon's, or that of the disk here.
      if (error instanceof ContainerFault || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
      return { ...end, cause: { kind: 'refused', sentence: sentenceOf(error) }, code: null };
    } finally {
      before?.remove();
    }
  }

  return {
    stages,
    stage(stage, sink, signal) {
      const work = stage === 'environment' ? environment(sink, signal) : script(stage, sink, signal);
      working = work.catch(() => {});
      return work;
    },
    async close() {
      for (const container of containers) closing.push(container.close());
      await working;
      obtained?.release();
      state?.remove();
      await Promise.all(closing);
    },
  };
}

/** What a container for a stage is made of. */
export function runnerShape({ images, volumes }: Prepared, limits: ResolvedStageLimits): ContainerShape {
  const { memoryBytes, processes, cpus, openFiles, diskBytes } = limits;
  return { role: 'runner', image: images.runner, volumes, memoryBytes, processes, cpus, openFiles, diskBytes };
}

function filesOf({ files }: Request): ContainerJob['files'] {
  return files.map(({ name, content, encoding }) => {
    const bytes = Buffer.from(content, encoding);
    return { name, bytes, executable: name.endsWith('.sh') || bytes.subarray(0, 2).toString('latin1') === '#!' };
  });
}

function endOf({ cause, code, ...used }: Pick<ContainerEnd, 'cause' | 'code'> & Partial<ContainerEnd>): StageEnd {
  const { signal = null, wallMs = 0, cpuMs = null, memoryBytes = null, evidence = {} } = used;
  return { cause, code, signal, wallMs, cpuMs, memoryBytes, evidence, cached: false, clockMs: null };
}
