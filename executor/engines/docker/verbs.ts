import type { EngineProgress, EngineStatus } from '../../contract/engine.ts';
import type { Environments } from '../../environments/environments.ts';
import type { WholeExecutor } from '../../executor.ts';
import { Refusal } from '../../refusal.ts';
import { toRefusal } from './no-engine.ts';
import type { Progress } from './prepared.ts';
import { stepsOf } from './steps-of.ts';

interface Engine {
  status(): Promise<EngineStatus>;
  prepare(progress: Progress, signal?: AbortSignal): Promise<unknown>;
  readonly environments: Environments;
}

/** What others may ask of the docker engine; that it cannot be had is a foreseen failure. */
export function dockerVerbs(engine: Engine): Pick<WholeExecutor, 'engine' | 'environments'> {
  const { environments } = engine;
  return {
    engine: {
      status: () => engine.status(),
      async *prepare(signal) {
        const ended = new AbortController();
        const stop = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
        try {
          yield* stepsOf<EngineProgress>((step) => engine.prepare(step, stop));
        } catch (error) {
          throw toRefusal(error);
        } finally {
          ended.abort();
        }
      },
    },
    environments: {
      list: () => environments.list(),
      show: (key) => environments.show(key) ?? notFound(key),
      remove: async (key) => (await environments.remove(key).catch(refused)) ?? notFound(key),
      gc: () => environments.gc().catch(refused),
    },
  };
}

function refused(error: unknown): never {
  throw toRefusal(error);
}

function notFound(key: string): never {
  throw new Refusal(`There is no environment ${key} here; it may have been deleted to make room.`, {
    code: 'NOT_FOUND',
    what: `environment ${key}`,
  });
}
