import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where things are that an interpreter's process reads. */
export const PLACES = {
  child: here('child.ts'),
  worker: here('worker.ts'),
  program: here('..'),
  rules: here('../../rules'),
  led: here('../../led'),
  pyodide: path.dirname(createRequire(import.meta.url).resolve('pyodide/package.json')),
  /** the snapshot that the build made */
  built: here('../../../.out/python'),
};
