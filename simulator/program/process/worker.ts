import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { makeSnapshot } from '../core/load.ts';
import { meterMemory } from '../core/memory.ts';
import type { Order, Report } from '../core/message.ts';
import type { PythonParts } from '../core/python.ts';
import { stripRealm } from '../core/realm.ts';
import { serve } from '../core/serve.ts';
import { REPORT_PIPE, SNAPSHOT_HEAD_BYTES, type WorkerData } from './child-data.ts';
import { encode } from './wire.ts';

const { pyodide, snapshot, sources, making } = workerData as WorkerData;
const port = parentPort!;

/** Straight into the pipe, from this thread: a slow reader slows the program and nothing else, and nothing piles up. */
function report(message: Report): void {
  const bytes = encode(message);
  for (let at = 0; at < bytes.length;) at += writeSync(REPORT_PIPE, bytes, at);
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.min(ms, 2 ** 31));
}

function read(file: string): Uint8Array<ArrayBuffer> {
  // A copy: small files share one buffer with others, and Pyodide takes buffers whole.
  return new Uint8Array(readFileSync(file));
}

try {
  const memory = meterMemory();
  const at = (name: string): string => path.join(pyodide, name);
  const bytes = {
    wasm: read(at('pyodide.asm.wasm')),
    stdlib: read(at('python_stdlib.zip')),
    snapshot: snapshot === null ? null : read(snapshot).subarray(SNAPSHOT_HEAD_BYTES),
  };
  const lock = readFileSync(at('pyodide-lock.json'), 'utf8');
  stripRealm();
  const { loadPyodide } = (await import(pathToFileURL(at('pyodide.mjs')).href)) as Pick<PythonParts, 'loadPyodide'>;
  const { default: createPyodideModule } = (await import(pathToFileURL(at('pyodide.asm.mjs')).href)) as {
    default: PythonParts['createPyodideModule'];
  };
  const parts: PythonParts = { loadPyodide, createPyodideModule, ...bytes, lock, sources };
  if (making) {
    report({ kind: 'output', stream: 'stdout', bytes: await makeSnapshot(parts) });
    report({ kind: 'ready' });
  } else {
    const obey = await serve(parts, { memory, report, sleep, rehearsals: 100 });
    port.on('message', (order: Order) => obey(order));
  }
} catch (error) {
  report({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
