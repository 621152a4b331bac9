import type { Interpreter } from '../program.ts';
import { checkOn } from './checker.ts';
import { createPool } from './pool.ts';
import { runOn, type Handle } from './session.ts';

/** An interpreter over workers of some home: each program gets a fresh one, checks share one. */
export function createInterpreter(start: () => Promise<Handle>, { spares }: { spares: number }): Interpreter {
  const pool = createPool(start, spares);
  const checker = checkOn(pool);
  pool.refill();
  return {
    run: async (program, sink, signal) => {
      const begun = performance.now();
      try {
        const worker = await unlessAborted(pool.take(), signal);
        if (worker) return await runOn(worker, program, sink, signal);
        return {
          cause: { kind: 'cancelled' },
          code: null,
          wallMs: performance.now() - begun,
          memoryBytes: null,
          findings: [],
          clockMs: null,
        };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return {
          cause: { kind: 'fault', message },
          code: null,
          wallMs: performance.now() - begun,
          memoryBytes: null,
          findings: [],
          clockMs: null,
        };
      } finally {
        pool.refill();
      }
    },
    // The first check takes a spare for good: the run that follows wants one too.
    check: (source, rules) => checker.check(source, rules).finally(() => pool.refill()),
    close: () => {
      checker.close();
      pool.close();
      return Promise.resolve();
    },
  };
}

/** The worker, or null where the wait was aborted; then the worker is killed when it comes. */
function unlessAborted(coming: Promise<Handle>, signal?: AbortSignal): Promise<Handle | null> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      void coming.then(
        (worker) => worker.kill(),
        () => {},
      );
      resolve(null);
    };
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    void coming.then(resolve, reject).finally(() => signal?.removeEventListener('abort', cancel));
  });
}
