import { loadPyodide } from 'pyodide';
import { meterMemory } from '../core/memory.ts';
import type { Order, Report } from '../core/message.ts';
import type { PythonParts } from '../core/python.ts';
import { stripRealm } from '../core/realm.ts';
import { serve } from '../core/serve.ts';
import type { WorkerStart } from './sandbox-message.ts';

const SNAPSHOT_HEAD_BYTES = 64;

// A worker without origin, network or storage: all it has comes with this message, all it gives goes into the port.
globalThis.addEventListener('message', (event) => void start((event as MessageEvent<WorkerStart>).data), { once: true });

async function start({ parts, port }: WorkerStart): Promise<void> {
  const report = (message: Report): void => {
    port.postMessage(
      message,
      message.kind === 'frames'
        ? ([message.frames.times.buffer, message.frames.lines.buffer, message.frames.states.buffer] as ArrayBuffer[])
        : [],
    );
  };
  try {
    const { default: createPyodideModule } = (await import(/* @vite-ignore */ parts.module)) as {
      default: PythonParts['createPyodideModule'];
    };
    const memory = meterMemory();
    stripRealm();
    const obey = await serve(
      {
        loadPyodide: loadPyodide as unknown as PythonParts['loadPyodide'],
        createPyodideModule,
        wasm: new Uint8Array(parts.wasm),
        stdlib: new Uint8Array(parts.stdlib),
        lock: parts.lock,
        snapshot: new Uint8Array(parts.snapshot, SNAPSHOT_HEAD_BYTES),
        sources: [],
      },
      { memory, report, sleep, rehearsals: 40 },
    );
    port.addEventListener('message', (event: MessageEvent<Order>) => obey(event.data));
    port.start();
  } catch (error) {
    report({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** There is no way to wait here without SharedArrayBuffer, which has no place in a frame without origin. */
function sleep(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
