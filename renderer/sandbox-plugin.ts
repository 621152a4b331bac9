import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { PLACES } from '../simulator/program/process/places.ts';
import { findSnapshot } from '../simulator/program/process/snapshot.ts';
import { sandboxPage } from './sandbox-page.ts';

/** Adds `sandbox.html`, and `python/worker.js`, which it starts; makes Python's memory snapshot where there is none. */
export function sandboxPlugin(): Plugin {
  return {
    name: 'treeline:sandbox',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'sandbox.html', source: sandboxPage });
      this.emitFile({ type: 'asset', fileName: 'python/worker.js', source: await bundleWorker() });
    },
    async buildStart() {
      await findSnapshot(process.execPath, PLACES.built);
    },
  };
}

async function bundleWorker(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2024',
      // Pyodide asks for Node's modules only where it finds Node.
      rolldownOptions: { external: [/^node:/, 'ws'], output: { codeSplitting: false } },
      lib: { entry: fileURLToPath(new URL('../simulator/program/window/worker.ts', import.meta.url)), formats: ['es'], fileName: 'worker' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('the worker was not built');
  const chunk = output.output.find((part) => part.type === 'chunk' && part.isEntry);
  if (chunk?.type !== 'chunk') throw new Error('the worker was not built');
  return chunk.code;
}
