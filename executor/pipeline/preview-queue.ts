import { randomUUID } from 'node:crypto';
import type { Interpreter } from '../../simulator/program/program.ts';
import type { LightSource, Preview } from '../executor.ts';
import { createQueue } from '../queue/queue.ts';
import { preview } from './preview.ts';

/** Nobody looks at more at once; who asks for more asks a machine to stand still. */
const MOST_WAITING = 32;

/**
 * Previews in turn, `concurrency` of them at a time: each is a process of its own.
 * @throws Refusal QUEUE_FULL where as many wait as may. One that is given up while it waits is not begun, and rejects with its signal's reason.
 */
export function createPreviewQueue(interpreter: Interpreter, concurrency: number) {
  const turns = new Map<string, () => Promise<void>>();
  const queue = createQueue({
    things: 'previews',
    bound: MOST_WAITING,
    concurrency,
    run: async (id) => turns.get(id)?.(),
    moved: () => {},
  });

  return (program: LightSource & { seed: number }, signal?: AbortSignal): Promise<Preview> => {
    signal?.throwIfAborted();
    queue.assertRoom();
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.remove(id);
        turns.delete(id);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      turns.set(id, () => {
        turns.delete(id);
        signal?.removeEventListener('abort', leave);
        return preview(interpreter, program, signal).then(resolve, reject);
      });
      queue.add(id);
    });
  };
}
