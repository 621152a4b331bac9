import { Worker } from 'node:worker_threads';
import type { Order } from '../core/message.ts';
import type { WorkerData } from './child-data.ts';
import { PLACES } from './places.ts';
import { readSources } from './sources.ts';
import { createDecoder } from './wire.ts';

// An interpreter's process. Python works in a worker thread; this thread stays free to see the parent go, and to go with it.
// Standard input brings orders; its end means that the parent has no more use for this process, or is dead.
const [snapshot = '', making] = process.argv.slice(2);
const workerData: WorkerData = {
  pyodide: PLACES.pyodide,
  snapshot: snapshot === '' ? null : snapshot,
  sources: snapshot === '' ? readSources() : [],
  making: making === 'make',
};
const worker = new Worker(PLACES.worker, {
  workerData,
  env: {},
  stdin: false,
  // Python's C code recurses deeply before it notices.
  resourceLimits: { stackSizeMb: 8, maxOldGenerationSizeMb: 512 },
});
worker.on('error', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(70);
});
worker.on('exit', () => process.exit(making === 'make' ? 0 : 71));

const take = createDecoder<Order>((order) => worker.postMessage(order));
process.stdin.on('data', take);
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
