import { createInterpreter } from '../core/interpreter.ts';
import type { Handle } from '../core/session.ts';
import type { Interpreter } from '../program.ts';
import { PLACES } from './places.ts';
import { findSnapshot } from './snapshot.ts';
import { spawnChild } from './spawn-child.ts';

export interface ProcessInterpreterOptions {
  /** the Node (26 or newer) that the processes run on; default: the one that runs this */
  nodePath?: string;
  /** where Python's memory snapshot is kept when the build made none; default: where the build puts it */
  cacheFolder?: string;
  /** processes that are kept ready; default: 1 */
  spares?: number;
}

/** An interpreter whose programs each run in a process of their own, which is used once. */
export function createProcessInterpreter({
  nodePath = process.execPath,
  cacheFolder = PLACES.built,
  spares = 1,
}: ProcessInterpreterOptions): Interpreter {
  let snapshot: Promise<string | null> | null = null;
  const start = async (): Promise<Handle> => {
    snapshot ??= findSnapshot(nodePath, cacheFolder, [PLACES.built]).catch(without);
    try {
      return await startChild(nodePath, await snapshot);
    } catch (error) {
      // Looked for again next time: it may have been deleted or damaged since, or could not be written.
      snapshot = null;
      throw error;
    }
  };
  return createInterpreter(() => start().catch(start), { spares });
}

/** Where a snapshot cannot be kept, each Python is loaded from scratch: slower, and as good. */
function without(error: unknown): null {
  if (error instanceof Error && 'syscall' in error) return null;
  throw error;
}

/** A child that has loaded Python. */
function startChild(nodePath: string, snapshot: string | null): Promise<Handle> {
  const child = spawnChild(nodePath, snapshot);
  return new Promise((resolve, reject) => {
    child.onReport((report) => {
      if (report.kind === 'ready') resolve(child);
      if (report.kind === 'failed') {
        child.kill();
        reject(new Error(report.message));
      }
    });
    child.onGone((trouble) => reject(new Error(`Python's process did not start: ${trouble}`)));
  });
}
