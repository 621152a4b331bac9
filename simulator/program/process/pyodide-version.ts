import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PLACES } from './places.ts';

/** Of the interpreter that is installed. */
export function pyodideVersion(): string {
  return (JSON.parse(readFileSync(path.join(PLACES.pyodide, 'package.json'), 'utf8')) as { version: string }).version;
}
