import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What the interpreter in the window loads. */
const PYODIDE_FILES = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];
const PYODIDE = new URL('../../node_modules/pyodide/', import.meta.url);
/** Made before the page is built; without it Python starts from scratch, which takes about a second longer. */
const SNAPSHOTS = new URL('../../.out/python/', import.meta.url);

/** Copies the interpreter, and the memory snapshot it starts from, to `python/` beside the page. */
export function pythonPlugin(): Plugin {
  return {
    name: 'treeline:python',
    generateBundle() {
      const emit = (folder: URL, name: string): void => {
        this.emitFile({ type: 'asset', fileName: `python/${name}`, source: readFileSync(fileURLToPath(new URL(name, folder))) });
      };
      for (const name of PYODIDE_FILES) emit(PYODIDE, name);
      if (existsSync(SNAPSHOTS)) for (const name of readdirSync(SNAPSHOTS)) emit(SNAPSHOTS, name);
    },
  };
}
