import type { Recording } from '../../../../simulator/recording/recording.ts';
import type { Readings, ReadingOptions } from '../../instruments/readings.ts';
import type { Answer, Order } from '../../instruments/worker-message.ts';

/** Measures runs away from the page's thread, in the order in which they are handed in. */
export interface Measurer {
  measure(recording: Recording, options: ReadingOptions): Promise<Readings>;
  close(): void;
}

export function createMeasurer(): Measurer {
  const worker = new Worker(new URL('../../instruments/worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (readings: Readings) => void>();
  let count = 0;
  worker.addEventListener('message', ({ data: { id, readings } }: MessageEvent<Answer>) => {
    waiting.get(id)?.(readings);
    waiting.delete(id);
  });
  const tell = (order: Order): void => worker.postMessage(order);
  return {
    measure({ states, ...recording }, options) {
      const id = count++;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        tell({ kind: 'recording', recording, bytes: states.length });
        tell({ kind: 'states', at: 0, states });
        tell({ kind: 'measure', id, options });
      });
    },
    close: () => worker.terminate(),
  };
}
