import type { Handle } from './session.ts';

/** Workers that are loaded and wait, each for one run. */
export interface Pool {
  /** a ready worker, or one that is still loading where none is; rejects where it cannot be started */
  take(): Promise<Handle>;
  /**
   * Starts what is missing, in the background and one after the other: the first is ready sooner. Called when a run is over, so that
   * loading does not compete with it.
   */
  refill(): void;
  close(): void;
}

/** Keeps `spares` workers ready. */
export function createPool(start: () => Promise<Handle>, spares: number): Pool {
  const waiting: Promise<Handle>[] = [];
  const open = new Set<Handle>();
  let closed = false;
  let filling = false;
  const begin = (): Promise<Handle> => {
    const coming = start().then((worker) => {
      if (closed) {
        worker.kill();
        throw new Error('the interpreter is closed');
      }
      open.add(worker);
      worker.onGone(() => {
        open.delete(worker);
        // A spare that is gone is no spare: the next one asked starts another.
        const at = waiting.indexOf(coming);
        if (at >= 0) void waiting.splice(at, 1);
      });
      return worker;
    });
    // Told to whoever takes it; a spare nobody takes is started again then.
    coming.catch(() => {
      const at = waiting.indexOf(coming);
      if (at >= 0) void waiting.splice(at, 1);
    });
    return coming;
  };
  const fill = async (): Promise<void> => {
    if (filling) return;
    filling = true;
    try {
      while (!closed && waiting.length < spares) {
        const coming = begin();
        waiting.push(coming);
        await coming;
      }
    } catch {
      // One that cannot be started is told to whoever wants it; the next run tries again.
    } finally {
      filling = false;
    }
  };
  return {
    take: async () => {
      if (closed) throw new Error('the interpreter is closed');
      return await (waiting.shift() ?? begin());
    },
    refill: () => void fill(),
    close: () => {
      closed = true;
      waiting.length = 0;
      for (const worker of open) worker.kill();
    },
  };
}
