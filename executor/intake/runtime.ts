import { namesTreeApi } from '../../simulator/rules/names-tree-api.ts';
import type { Issue } from '../contract/errors.ts';
import type { EngineId, Request } from '../contract/request.ts';
import { textOf } from '../request-files.ts';

export const RUNTIMES = ['light', 'python'] as const;
/** Of a longer program only this much is looked through, in UTF-16 units: looking takes its time, and more than it has for tens of MB. */
const LOOKED_THROUGH = 2 << 20;

/** The runtime of a submission whose own files say how it is built and run. */
export const OWN_RUNTIME = 'own';

export type RuntimeName = (typeof RUNTIMES)[number];

/**
 * The runtime asked for; left out, it is `light` where the program names the tree's API, else `python`. A submission to the docker engine
 * brings its own.
 */
export function runtimeOf(
  { runtime, files }: Pick<Request, 'runtime' | 'files'>,
  entry: string,
  engine: EngineId,
): { runtime: RuntimeName | typeof OWN_RUNTIME } | { issue: Issue } {
  if (runtime === undefined && engine === 'docker') return { runtime: OWN_RUNTIME };
  if (runtime === undefined) return { runtime: lightOrPython(entry, sourceIn(files, entry)) };
  const known = RUNTIMES.find((name) => name === runtime);
  if (known) return { runtime: known };
  const list = RUNTIMES.map((name) => `\`${name}\``).join(', ');
  return {
    issue: {
      path: 'runtime',
      message: `There is no runtime ${JSON.stringify(runtime)} here. There are ${list}; leave it out to have it found.`,
    },
  };
}

/** The runtime of a program that none was asked for. */
export function lightOrPython(entry: string, source: string): RuntimeName {
  return entry.endsWith('.py') && namesTreeApi(source.slice(0, LOOKED_THROUGH)) ? 'light' : 'python';
}

function sourceIn(files: Request['files'], name: string): string {
  const file = files.find((each) => each.name === name);
  return file ? textOf(file) : '';
}
