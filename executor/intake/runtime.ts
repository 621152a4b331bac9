import { namesTreeApi } from '../../simulator/rules/names-tree-api.ts';
import type { Issue } from '../contract/errors.ts';
import type { RequestFile } from '../contract/request-file.ts';
import type { EngineId, Request } from '../contract/request.ts';
import type { RuntimeManifest } from '../contract/runtime-manifest.ts';
import { textOf } from '../request-files.ts';

/** The runtimes that are built in, by their numbers: always there, and never removed. */
export const BUILT_IN = { 1: 'light', 2: 'python' } as const;
export type BuiltIn = (typeof BUILT_IN)[keyof typeof BUILT_IN];
/** Of a longer program only this much is looked through, in UTF-16 units: looking takes its time, and more than it has for tens of MB. */
const LOOKED_THROUGH = 2 << 20;

/** The runtime of a submission whose own files say how it is built and run. */
export const OWN_RUNTIME = 'own';

/** A version of a runtime that a submission is accepted with, and runs with whatever is installed later. */
export interface PinnedRuntime {
  /** hash of the version */
  version: string;
  manifest: RuntimeManifest;
  /** the environment, the scripts, and what they need beside them */
  files: readonly RequestFile[];
  /** key of the environment to run in; null where it is made from the files */
  environment: string | null;
}

/** The runtime that is used by an id, a number or ID@VERSION; or why there is none, and what to do. */
export type FindRuntime = (name: string) => PinnedRuntime | { sentence: string };

/** Which runtime a request names: one that is built in, one that is installed, or null where it names none. */
export function namedRuntime(
  runtime: Request['runtime'],
  find: FindRuntime,
): { builtIn: BuiltIn } | { pinned: PinnedRuntime } | { issue: Issue } | null {
  if (runtime === undefined) return null;
  const name = String(runtime).trim();
  const builtIn = Object.entries(BUILT_IN).find(([number, id]) => name === number || name === id)?.[1];
  if (builtIn) return { builtIn };
  if (name === OWN_RUNTIME)
    return { issue: { path: 'runtime', message: 'A program with scripts of its own names no runtime: leave `runtime` out.' } };
  const found = find(name);
  return 'sentence' in found ? { issue: { path: 'runtime', message: found.sentence } } : { pinned: found };
}

/** The runtime of a submission that names none: its own files say how it is run, or it is Python. */
export function unnamedRuntime(files: Request['files'], entry: string, engine: EngineId): BuiltIn | typeof OWN_RUNTIME {
  return engine === 'docker' ? OWN_RUNTIME : pythonIn(files, entry);
}

/** Which of the two that are built in runs a Python program among files. */
export function pythonIn(files: readonly RequestFile[], entry: string): BuiltIn {
  const file = files.find(({ name }) => name === entry);
  return lightOrPython(entry, file ? textOf(file) : '');
}

/** `light` where the program names the tree's API, else `python`. */
export function lightOrPython(entry: string, source: string): BuiltIn {
  return entry.endsWith('.py') && namesTreeApi(source.slice(0, LOOKED_THROUGH)) ? 'light' : 'python';
}
