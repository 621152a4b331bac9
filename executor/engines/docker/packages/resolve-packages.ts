import type { Progress } from '../prepared.ts';
import { aptState } from './apt-state.ts';
import { apt, type AptRun } from './apt.ts';
import { freshLists } from './fresh-lists.ts';
import { indexOf } from './index-of.ts';
import type { PackageIndex } from './package-index.ts';
import { parseStanzas } from './stanzas.ts';

/** The closure of `roots` that apt's own resolver finds. */
export async function resolvePackages(
  folder: string,
  roots: readonly string[],
  progress: Progress,
  signal: AbortSignal,
): Promise<PackageIndex> {
  const run: AptRun = { conf: aptState(folder), signal };
  await freshLists(run, progress);
  progress({ sentence: `Finding what ${roots.length} packages need`, done: null, total: null });
  const plan = await apt('apt-get', ['--simulate', 'install', ...roots], run);
  const chosen = Array.from(plan.matchAll(/^Inst (\S+) \((\S+) /gm), ([, name, version]) => `${name}=${version}`);
  const shown = await apt('apt-cache', ['--no-all-versions', 'show', ...chosen], run);
  return indexOf(parseStanzas(shown), roots);
}
