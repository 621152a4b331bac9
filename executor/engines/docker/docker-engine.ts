import { rmSync } from 'node:fs';
import path from 'node:path';
import type { EngineStatus } from '../../contract/engine.ts';
import type { Request } from '../../contract/request.ts';
import type { StoredSettings } from '../../contract/settings.ts';
import type { Environments } from '../../environments/environments.ts';
import { EXPRESSION } from '../../environments/expression.ts';
import { DEFAULT_LIMITS } from '../../settings/limits.ts';
import type { Engine } from '../engine.ts';
import { createCompileCache } from './compile-cache.ts';
import { ContainerFault, type ContainerShape, type WaitingContainer } from './container/container.ts';
import { startContainer } from './container/start-container.ts';
import { patiently } from './daemon/patiently.ts';
import { volumeMark } from './daemon/volume-mark.ts';
import { engineStatus } from './engine-status.ts';
import { CHECK, SCRIPTS } from './jobs.ts';
import { createPool } from './pool.ts';
import { createPreparation } from './preparation.ts';
import type { Prepared, Progress } from './prepared.ts';
import { runnerShape } from './session-containers.ts';
import { openSession, type SessionParts } from './session.ts';

export interface DockerEngineParts {
  /** the data folder */
  folder: string;
  settings(): StoredSettings;
  log(line: string): void;
  /** The cache builder over what is ready; it is closed with the engine. */
  openEnvironments(ready: (progress: Progress, signal?: AbortSignal) => Promise<Prepared>): Environments;
}

/** Any language, from a Nix expression, in containers. The daemon is looked for when the first submission needs it. */
export interface DockerEngine extends Engine {
  readonly environments: Environments;
  status(): Promise<EngineStatus>;
  /** @throws DaemonAbsent where no daemon answers */
  prepare(progress: Progress, signal?: AbortSignal): Promise<Prepared>;
}

const SILENT: Progress = () => {};
/** A daemon that was lost is so long, ms, taken for one that is being started again, and waited for. */
const RESTART_MS = 60_000;

export function createDockerEngine({ folder, settings, log, openEnvironments }: DockerEngineParts): DockerEngine {
  const preparation = createPreparation({ folder, log });
  const environments = openEnvironments(ready);
  const pool = createPool(start, () => settings().waiting);
  let lostAt = Number.NEGATIVE_INFINITY;

  /** A daemon makes a volume that is missing, silently and empty: a container over one that is not ours is none. */
  async function start(shape: ContainerShape): Promise<WaitingContainer> {
    const { daemon, owner, volumes } = await preparation.ready(SILENT);
    const container = await startContainer(daemon, owner, shape);
    if ((await volumeMark(daemon, volumes.nix)) === preparation.mark()) return container;
    await container.close();
    throw new ContainerFault('The volume with the environments was removed.', { ran: false });
  }

  async function ready(progress: Progress, signal?: AbortSignal): Promise<Prepared> {
    const known = preparation.current();
    if (known) return known;
    const prepared = await preparation.ready(progress, signal);
    pool.keep(runnerShape(prepared, DEFAULT_LIMITS.run));
    return prepared;
  }

  async function readyAgain(progress: Progress, signal: AbortSignal): Promise<Prepared> {
    const isRestarting = performance.now() - lostAt < RESTART_MS;
    return isRestarting ? patiently(() => ready(progress, signal), signal) : ready(progress, signal);
  }

  /** What was lost meanwhile, be it the daemon, an image or a volume, is looked for again where nothing of the program has run yet. */
  const attempt: SessionParts['attempt'] = async (work, signal, progress = SILENT) => {
    const prepared = await readyAgain(progress, signal);
    try {
      return await work(prepared);
    } catch (error) {
      if (!(error instanceof ContainerFault) || error.ran || signal.aborted) throw error;
      lostAt = performance.now();
      // Another submission may have looked already.
      if (preparation.current() === prepared) {
        preparation.forget();
        await pool.drop();
      }
      return work(await readyAgain(progress, signal));
    }
  };

  const states = path.join(folder, 'states');
  // What an earlier process left.
  rmSync(states, { recursive: true, force: true });
  const parts: SessionParts = {
    environments,
    states,
    compiled: createCompileCache({ folder: path.join(folder, 'compiled'), states, budgetBytes: () => settings().compiledBytes, log }),
    current: preparation.current,
    take: (shape) => pool.take(shape),
    attempt,
  };

  return {
    id: 'docker',
    refusal,
    environments,
    open: (job) => Promise.resolve(openSession(parts, job)),
    status: () => engineStatus({ preparation, source: settings().source, waiting: pool.waiting() }),
    prepare(progress, signal) {
      preparation.forget();
      return ready(progress, signal);
    },
    async close() {
      await Promise.all([pool.close(), environments.close()]);
    },
  };
}

function refusal({ files, runtime, tests = [], checker, terminal }: Request): string | null {
  const has = (name: string) => files.some((file) => file.name === name);
  if (runtime === 'light')
    return "The runtime light is the tree's own Python, which the embedded engine runs. On the docker engine leave `runtime` out, and write the lights to the file that TREELINE_LIGHTS names.";
  if (terminal && !has(SCRIPTS.run))
    return `What runs in a terminal is ${SCRIPTS.run}, and there is none among the files. Add one, such as: exec python3 main.py`;
  if (tests.length > 0 && !has(SCRIPTS.run))
    return `Test cases are run by ${SCRIPTS.run}, and there is none among the files. Add one, such as: python3 main.py`;
  if (checker?.kind === 'program' && !has(CHECK))
    return `The checker is a program of its own, ${CHECK}, and there is none among the files. Add one: it gets the paths of the input, of what was expected and of what was found, and ends with 0 where that holds, with 1 where not.`;
  if ([EXPRESSION, ...Object.values(SCRIPTS)].some(has)) return null;
  return 'The docker engine runs what build.sh, compile.sh and run.sh say, and there is none of them among the files. Add a run.sh, such as: python3 main.py';
}
