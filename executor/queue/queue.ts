import { Refusal } from '../refusal.ts';

/**
 * Who runs next: first come, first served. It holds ids only; what waits is in the history, which fills the queue again after a
 * restart. A queue shared by many machines could stand in its place.
 */
export interface Queue {
  /** @throws Refusal QUEUE_FULL where as many wait as may */
  assertRoom(): void;
  add(id: string): void;
  /** @returns false where it does not wait here (any more) */
  remove(id: string): boolean;
  /** place in the queue from 0, null where it does not wait */
  position(id: string): number | null;
  waiting(): number;
  running(): number;
  /** One that runs waits for a person, and others have its place meanwhile; when it goes on, it does so at once. */
  rests(id: string, is: boolean): void;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
  /** Nothing more is begun; resolves when what runs has ended. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  /** what waits here, for the sentence of a refusal */
  things: string;
  /** how many may wait */
  bound: number;
  /** how many run at the same time */
  concurrency: number;
  /** runs one to its end; never rejects */
  run(id: string): Promise<void>;
  /** the place of these changed */
  moved(ids: readonly string[]): void;
}

/** Each that rests holds what it holds: no more than these give their place away. */
const RESTING = 8;

export function createQueue({ things, bound, concurrency, run, moved }: QueueOptions): Queue {
  const waiting: string[] = [];
  const running = new Set<string>();
  const resting = new Set<string>();
  let stopped = false;
  const quiet: (() => void)[] = [];

  function pump(): void {
    while (!stopped && running.size - resting.size < concurrency) {
      const id = waiting.shift();
      if (id === undefined) break;
      running.add(id);
      void run(id).finally(() => {
        running.delete(id);
        resting.delete(id);
        pump();
      });
      moved(waiting);
    }
    if (running.size > 0 || (waiting.length > 0 && !stopped)) return;
    for (const resolve of quiet.splice(0)) resolve();
  }

  function settled(): Promise<void> {
    return new Promise((resolve) => {
      quiet.push(resolve);
      pump();
    });
  }

  return {
    assertRoom() {
      if (waiting.length < bound) return;
      throw new Refusal(`${waiting.length} ${things} wait already, and ${bound} may. Try again when some have run.`, {
        code: 'QUEUE_FULL',
        waiting: waiting.length,
        bound,
      });
    },
    add(id) {
      waiting.push(id);
      // whoever adds is answered before the run begins
      setImmediate(pump);
    },
    remove(id) {
      const at = waiting.indexOf(id);
      if (at === -1) return false;
      waiting.splice(at, 1);
      moved(waiting.slice(at));
      pump();
      return true;
    },
    position(id) {
      const at = waiting.indexOf(id);
      return at === -1 ? null : at;
    },
    waiting: () => waiting.length,
    running: () => running.size,
    rests(id, is) {
      if (!is) resting.delete(id);
      else if (running.has(id) && resting.size < RESTING) resting.add(id);
      pump();
    },
    idle: settled,
    stop() {
      stopped = true;
      return settled();
    },
  };
}
