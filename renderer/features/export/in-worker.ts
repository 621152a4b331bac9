import type { Order, Report } from './order.ts';

/**
 * Makes a file in a worker, off the page's thread. The recording is copied into it.
 *
 * @throws Error with a sentence; the signal's reason where it is aborted, at once
 */
export function makeInWorker(order: Order, onProgress: (done: number) => void, signal: AbortSignal): Promise<Blob> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Blob>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The browser ended it. There may be too little memory.')),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if (data.kind === 'progress') onProgress(data.done);
      else if (data.kind === 'made') resolve(data.file);
      else reject(new Error(data.sentence));
    });
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}
