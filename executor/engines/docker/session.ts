import type { RequestFile } from '../../contract/request-file.ts';
import type { StageName } from '../../contract/verdict.ts';
import type { Environments, Obtained } from '../../environments/environments.ts';
import { EXPRESSION } from '../../environments/expression.ts';
import { overlaid } from '../../request-files.ts';
import { sentenceOf } from '../../sentence-of.ts';
import { NO_GROUND, type Engine, type EngineSession, type Matter, type StageEnd, type StageSink, type TestRun } from '../engine.ts';
import type { CompileCache, CompiledStage } from './compile-cache.ts';
import { compileKey } from './compile-key.ts';
import { createCompiling } from './compiling.ts';
import { WORK, ContainerFault, type ContainerEnd, type ContainerJob, type WaitingContainer } from './container/container.ts';
import { DaemonAbsent } from './daemon/daemon.ts';
import { BARE, checkJob, filesOf, SCRIPTS } from './jobs.ts';
import type { Prepared } from './prepared.ts';
import { createSessionContainers, type ContainerSource } from './session-containers.ts';
import { takeState, type State } from './state.ts';
import { treeOf } from './tree-of.ts';

type Job = Parameters<Engine['open']>[0];

/** What a session stands on. */
export interface SessionParts extends ContainerSource {
  environments: Environments;
  /** folder for what stages leave to the next */
  states: string;
  compiled: CompileCache;
  /** what is ready; null before anything is */
  current(): Prepared | null;
}

type ScriptStage = keyof typeof SCRIPTS;

/** A submission's way through its stages, each in a container of its own; what one leaves in the folder, the next finds there. */
export function openSession(parts: SessionParts, job: Job): EngineSession {
  const { request, limits } = job;
  const has = (name: string) => request.files.some((file) => file.name === name);
  const scripts = (Object.keys(SCRIPTS) as ScriptStage[]).filter((stage) => has(SCRIPTS[stage]));
  // Without an expression there is nothing to set up, but for the engine itself at its first use.
  const stages: StageName[] = has(EXPRESSION) || parts.current() === null ? ['environment', ...scripts] : scripts;
  /** those that come before the run, and leave it something */
  const preparing = has(SCRIPTS.run) ? scripts.filter((stage) => stage !== 'run') : [];
  const compiling = createCompiling(parts.compiled, preparing);
  const containers = createSessionContainers(parts);
  let settingUp: Promise<unknown> = Promise.resolve();
  let obtained: Obtained | null = null;
  let state: State | null = null;

  async function environment(sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    let told = '';
    const tell = (sentence: string) => {
      if (sentence !== told) sink.output('stderr', Buffer.from(`treeline: ${sentence}\n`));
      told = sentence;
    };
    const wish = {
      files: request.files,
      keep: request.environment?.keep ?? true,
      limits: limits.environment,
      key: job.environment ?? null,
    };
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

  /** From the cache, where build and compile of the same went well before; else it runs, and what both left is kept for the next time. */
  async function prepare(stage: CompiledStage['stage'], sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    const begun = performance.now();
    if (stage === preparing[0]) state = compiling.look(await key(signal));
    const known = compiling.replay(stage, sink);
    if (known) return { ...OK, cpuMs: known.cpuMs, memoryBytes: known.memoryBytes, wallMs: performance.now() - begun, cached: true };
    const end = await script(stage, compiling.recorded(stage, sink), signal);
    if (hasEndedWell(end) && state) compiling.done(stage, end, state);
    return end;
  }

  async function key(signal: AbortSignal): Promise<string> {
    const image = await parts.attempt(({ images }) => Promise.resolve(images.runner), signal);
    return compileKey({ files: request.files, env: env(), limits, image });
  }

  async function script(stage: ScriptStage, sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    const isLast = stage === scripts.at(-1);
    const end = await containers.run(
      limits[stage],
      () => jobOf(stage, sink),
      sink,
      signal,
      (container, ended) => (hasEndedWell(ended) && !isLast ? leave(container, ended) : Promise.resolve(ended)),
    );
    return { ...endOf(end), clockMs: stage === 'run' && request.light ? end.wallMs : null };
  }

  function env(): Record<string, string> {
    return { ...BARE, ...obtained?.environment?.variables, ...request.env };
  }

  /** The folder as the stages before left it, and files beside what is there or in its place. */
  function folder(files: readonly RequestFile[] = []): Pick<ContainerJob, 'files' | 'unpack'> {
    if (state) return { files: filesOf(files), unpack: { into: WORK, tar: state.tar() } };
    return { files: filesOf(overlaid(request.files, files)) };
  }

  function jobOf(stage: ScriptStage, sink: StageSink): ContainerJob {
    const isRun = stage === 'run';
    const tree = isRun ? treeOf(job, sink) : null;
    return {
      ...folder(),
      argv: [`./${SCRIPTS[stage]}`, ...(isRun ? request.args : [])],
      env: { ...(isRun && request.terminal && { TERM: 'xterm-256color' }), ...env(), ...tree?.env },
      stdin: isRun ? Buffer.from(request.stdin) : new Uint8Array(),
      limits: limits[stage],
      ...(isRun && terminalOf(request, sink)),
      ...(tree && { lights: tree.lights }),
    };
  }

  async function testCase({ stdin, args, files, limits: own }: TestRun, sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    const job = { argv: [`./${SCRIPTS.run}`, ...args], env: env(), stdin, limits: own };
    return endOf(await containers.run(own, () => ({ ...folder(files), ...job }), sink, signal));
  }

  /** With the files of the request as they were sent: what the program's own stages made of the checker is not to be trusted. */
  async function judge(matter: Matter, sink: StageSink, signal: AbortSignal): Promise<StageEnd> {
    const job = checkJob(request.files, env(), matter);
    return endOf(await containers.run(job.limits, () => job, sink, signal));
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
      if (stage !== 'environment') return stage !== 'run' && has(SCRIPTS.run) ? prepare(stage, sink, signal) : script(stage, sink, signal);
      const work = environment(sink, signal);
      settingUp = work.catch(() => {});
      return work;
    },
    testCase,
    judge,
    ground() {
      const on = parts.current();
      if (!on) return NO_GROUND;
      const { version: docker, kernel, architecture } = on.daemon;
      return { interpreter: null, base: on.images.base, runner: on.images.runner, docker, kernel, architecture };
    },
    async close() {
      const [{ removed }] = await Promise.all([containers.end(), settingUp]);
      obtained?.release();
      await compiling.kept();
      state?.remove();
      await removed;
    },
  };
}

function terminalOf({ terminal: size, stdin }: Job['request'], { terminal }: StageSink): Pick<ContainerJob, 'terminal'> {
  return size && terminal ? { terminal: { ...terminal, size, typed: Buffer.from(stdin) } } : {};
}

const OK = { cause: { kind: 'exit', code: 0 }, code: 0, signal: null, clockMs: null } as const;

function hasEndedWell({ cause }: Pick<StageEnd, 'cause'>): boolean {
  return cause.kind === 'exit' && cause.code === 0;
}

function endOf({ cause, code, ...used }: Pick<ContainerEnd, 'cause' | 'code'> & Partial<ContainerEnd>): StageEnd {
  const { signal = null, wallMs = 0, cpuMs = null, memoryBytes = null, evidence = {} } = used;
  return { cause, code, signal, wallMs, cpuMs, memoryBytes, evidence, cached: false, clockMs: null };
}
