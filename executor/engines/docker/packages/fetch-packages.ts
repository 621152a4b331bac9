import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Progress } from '../prepared.ts';
import { aptState } from './apt-state.ts';
import { apt, AptFailed, type AptRun } from './apt.ts';
import { fileSha256 } from './file-sha256.ts';
import { freshLists } from './fresh-lists.ts';
import { inTurn } from './in-turn.ts';
import type { PackageEntry, PackageIndex } from './package-index.ts';
import { packageFile, packagesFolder } from './packages-folder.ts';

/** The mirrors dropped a version; the message says what to do. */
export class PackagesGone extends Error {
  override readonly name = 'PackagesGone';
}

/**
 * Sees to it that these packages of the index lie in the packages folder, under `packageFile`, whole and with the index's hash; fetches
 * those that do not. What a fetch that was cut short had got is not fetched again. Where nothing is missing it needs no apt.
 * @param folder the data folder
 * @throws PackagesGone; AptFailed with a sentence: no apt, no network; the signal's reason once it is aborted
 */
export async function fetchPackages(
  folder: string,
  names: readonly string[],
  index: PackageIndex,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  await inTurn(async () => {
    const missing = await missingOf(folder, names, index, signal);
    if (missing.size > 0) await fetchMissing(folder, missing, progress, signal);
  });
}

/** By hash. */
type Missing = Map<string, { name: string; entry: PackageEntry }>;

async function missingOf(folder: string, names: readonly string[], index: PackageIndex, signal: AbortSignal): Promise<Missing> {
  const missing: Missing = new Map();
  for (const name of new Set(names)) {
    signal.throwIfAborted();
    const entry = index[name];
    if (!entry) throw new TypeError(`The index has no package ${name}.`);
    if ((await fileSha256(packageFile(folder, entry))) !== entry.sha256) missing.set(entry.sha256, { name, entry });
  }
  return missing;
}

async function fetchMissing(folder: string, missing: Missing, progress: Progress, signal: AbortSignal): Promise<void> {
  // Apt's, where it goes on with a file that it had begun.
  const incoming = path.join(packagesFolder(folder), 'incoming');
  mkdirSync(incoming, { recursive: true });
  await keepWhole(folder, incoming, missing);
  if (missing.size > 0) {
    const run = { conf: aptState(folder), cwd: incoming, signal };
    await freshLists(run, progress);
    await download(run, missing, progress);
    await keepWhole(folder, incoming, missing);
  }
  rmSync(incoming, { recursive: true, force: true });
  if (missing.size > 0) throw gone(missing);
}

async function download(run: AptRun, missing: Missing, progress: Progress): Promise<void> {
  const wanted = [...missing.values()];
  const bytes = wanted.reduce((sum, { entry }) => sum + entry.bytes, 0);
  const sentence = `Fetching ${wanted.length} packages, ${Math.ceil(bytes / 1e6)} MB`;
  const onPercent = (percent: number) => progress({ sentence, done: Math.round((bytes * percent) / 100), total: bytes });
  onPercent(0);
  try {
    await apt('apt-get', ['download', ...wanted.map(({ name, entry }) => `${name}=${entry.version}`)], { ...run, onPercent });
  } catch (error) {
    if (error instanceof AptFailed && /was not found|Unable to locate|404 /.test(error.said)) throw gone(missing);
    throw error;
  }
}

/** Moves what has arrived, and has the hash of one that is missing, to its place. */
async function keepWhole(folder: string, incoming: string, missing: Missing): Promise<void> {
  for (const name of readdirSync(incoming)) {
    const file = path.join(incoming, name);
    const sha256 = await fileSha256(file);
    const found = sha256 === null ? undefined : missing.get(sha256);
    if (!found) continue;
    renameSync(file, packageFile(folder, found.entry));
    missing.delete(found.entry.sha256);
  }
}

function gone(missing: Missing): PackagesGone {
  const some = [...missing.values()].slice(0, 3).map(({ name, entry }) => `${name} ${entry.version}`);
  return new PackagesGone(`Debian's mirrors no longer have ${some.join(', ')}: make the index of packages anew, or load them from a file.`);
}
