import path from 'node:path';
import { createProcessInterpreter } from '../../simulator/program/process/process-interpreter.ts';
import type { Interpreter } from '../../simulator/program/program.ts';
import { dataFolder as ownPlace } from '../store/data-folder.ts';

export interface InterpreterOptions {
  /** what it caches goes there; default: what TREELINE_DATA names, else the platform's own place */
  dataFolder?: string;
  /** the Node (26 or newer) that Python's processes run on; default: the one that runs this */
  nodePath?: string;
  /** processes that are kept ready; default: 1 */
  spares?: number;
}

/** Where programs run headless: Python's processes, beside this one. */
export function openInterpreter({ dataFolder = ownPlace(), nodePath, spares }: InterpreterOptions): Interpreter {
  return createProcessInterpreter({ nodePath, spares, cacheFolder: path.join(dataFolder, 'cache') });
}
