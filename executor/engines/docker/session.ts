import type { RequestFile } from '../../contract/request-file.ts';
import type { StageName } from '../../contract/verdict.ts';
import type { Environments, Obtained } from '../../environments/environments.ts';
import { sentenceOf } from '../../sentence-of.ts';
import { DEFAULT_LIMITS, type ResolvedStageLimits } from '../../settings/limits.ts';
import type { Engine, EngineSession, Matter, StageEnd, StageSink, TestRun } from '../engine.ts';
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
/** judges test cases, where the request says so */
export const CHECK = 'check.sh';

/** What is larger than this, bytes, gets room of its own beside what a checker may write. */
const ROOMY = 16 << 20;

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
  const working = new Set<Promise<unknown>>();
  const watched = <T>(work: Promise<T>): Promise<T> => {
    working.add(work);
    void work.then(
      () => working.delete(work),
      () => working.delete(work),
    );
    return work;
  };

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

  /** Runs a job in a container of its own; `after` sees it before it is given back. */
  function inContainer(
    jobOf: () => ContainerJob,
    { limits }: { limits: ResolvedStageLimits },
    sink: StageSink,
    signal: AbortSignal,
    after: (container: WaitingContainer, end: ContainerEnd) => Promise<ContainerEnd> = (_, end) => Promise.resolve(end),
  ): Promise<ContainerEnd> {
    return parts.attempt(async (prepared) => {
      const container = await parts.take(runnerShape(prepared, limits));
      containers.add(container);
      try {
        return await after(container, await container.run(jobOf(), sink, signal));
      } finally {
        containers.delete(container);
        // Its removal is waited for at the end only.
        closing.push(container.close());
      }
    }, signal);
  }

  async function script(stage: ScriptStage, sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    const isLast = stage === scripts.at(-1);
    const end = await inContainer(
      () => jobOf(stage, sink),
      { limits: limits[stage] },
      sink,
      signal,
      (container, ended) =>
        ended.cause.kind === 'exit' && ended.cause.code === 0 && !isLast ? leave(container, ended) : Promise.resolve(ended),
    );
    return { ...endOf(end), clockMs: stage === 'run' && request.light ? end.wallMs : null };
  }

  /** What any job of this submission has: its environment, and its folder as the stages before left it. */
  function standing(files: readonly RequestFile[] = []): Pick<ContainerJob, 'env' | 'files' | 'unpack'> {
    const env = { ...BARE, ...obtained?.environment?.variables, ...request.env };
    if (state) return { env, files: filesOf(files), unpack: { into: WORK, tar: state.tar() } };
    const own = new Set(files.map(({ name }) => name));
    return { env, files: filesOf([...request.files.filter(({ name }) => !own.has(name)), ...files]) };
  }

  function jobOf(stage: ScriptStage, sink: StageSink): ContainerJob {
    const isRun = stage === 'run';
    const tree = isRun ? treeOf(job, sink) : null;
    const { env, ...folder } = standing();
    return {
      ...folder,
      argv: [`./${SCRIPTS[stage]}`, ...(isRun ? request.args : [])],
      env: { ...env, ...tree?.env },
      stdin: isRun ? Buffer.from(request.stdin) : new Uint8Array(),
      limits: limits[stage],
      ...(tree && { lights: tree.lights }),
    };
  }

  async function testCase({ stdin, args, files, limits }: TestRun, sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    const runOf = (): ContainerJob => ({ ...standing(files), argv: [`./${SCRIPTS.run}`, ...args], stdin: Buffer.from(stdin), limits });
    return endOf(await inContainer(runOf, { limits }, sink, signal));
  }

  /** The checker has the files of the request as they were sent: what the program's own stages made of them is not to be trusted with it. */
  async function judge({ stdin, expected, found }: Matter, sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    const texts = { input: stdin, expected, found };
    const bytes = stdin.length + expected.length + found.length;
    const limits = { ...DEFAULT_LIMITS.run, diskBytes: DEFAULT_LIMITS.run.diskBytes + (bytes > ROOMY ? bytes : 0) };
    const names = Object.keys(texts).map((name) => `.case/${name}`);
    const checkOf = (): ContainerJob => ({
      argv: [`./${CHECK}`, ...names],
      env: { ...BARE, ...obtained?.environment?.variables, ...request.env },
      files: [
        ...filesOf(request.files),
        ...Object.entries(texts).map(([name, text]) => ({ name: `.case/${name}`, bytes: text, executable: false })),
      ],
      stdin: new Uint8Array(),
      limits,
    });
    return endOf(await inContainer(checkOf, { limits }, sink, signal));
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
    stage: (stage, sink, signal) => watched(stage === 'environment' ? environment(sink, signal) : script(stage, sink, signal)),
    testCase: (run, sink, signal) => watched(testCase(run, sink, signal)),
    judge: (matter, sink, signal) => watched(judge(matter, sink, signal)),
    async close() {
      for (const container of containers) closing.push(container.close());
      await Promise.allSettled(working);
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

function filesOf(files: readonly RequestFile[]): ContainerJob['files'] {
  return files.map(({ name, content, encoding }) => {
    const bytes = Buffer.from(content, encoding);
    return { name, bytes, executable: name.endsWith('.sh') || bytes.subarray(0, 2).toString('latin1') === '#!' };
  });
}

function endOf({ cause, code, ...used }: Pick<ContainerEnd, 'cause' | 'code'> & Partial<ContainerEnd>): StageEnd {
  const { signal = null, wallMs = 0, cpuMs = null, memoryBytes = null, evidence = {} } = used;
  return { cause, code, signal, wallMs, cpuMs, memoryBytes, evidence, cached: false, clockMs: null };
}
