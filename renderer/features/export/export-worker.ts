import { makeFile } from './make-file.ts';
import type { Order, Report } from './order.ts';

/** The page cannot paint more than this many times a second, ms between reports. */
const REPORT_EVERY = 50;

const page = globalThis as unknown as { postMessage(report: Report): void };

addEventListener('message', (event: MessageEvent<Order>) => void make(event.data), { once: true });

async function make(order: Order): Promise<void> {
  let told = -Infinity;
  const onProgress = (done: number): void => {
    if (performance.now() - told < REPORT_EVERY) return;
    told = performance.now();
    page.postMessage({ kind: 'progress', done });
  };
  try {
    page.postMessage({ kind: 'made', file: await makeFile(order, onProgress) });
  } catch (error) {
    page.postMessage({ kind: 'failed', sentence: error instanceof Error ? error.message : String(error) });
  }
}
