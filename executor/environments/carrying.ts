import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Prepared, Progress } from '../engines/docker/prepared.ts';
import { refused } from '../refused.ts';
import { adoptClosure, archivesOf, type Closure, closureOf, type RegisteredPath, registeredPaths } from './closure.ts';
import type { CarriedEnvironment, Carrying } from './environments.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { createPieces } from './pieces.ts';
import type { Shelf } from './shelf.ts';

interface CarryingParts {
  shelf: Shelf;
  inTurn: OneAtATime;
  prepared(progress: Progress, signal: AbortSignal): Promise<Prepared>;
  look(ready: Prepared): Promise<void>;
  /** all is being closed */
  closing: AbortSignal;
  /** Deletes what nothing needs, at once: it is called in turn. */
  sweep(ready: Prepared): Promise<unknown>;
}

/** Takes environments from one `/nix` volume to another, without Nix having to make them again. */
export function createCarrying({ shelf, inTurn, prepared, look, closing, sweep }: CarryingParts): Carrying {
  return {
    async pack(key, folder, progress, left) {
      const signal = AbortSignal.any([left, closing]);
      const ready = await prepared(progress, signal);
      await look(ready);
      const held = shelf.take(key, true);
      if (!held) return null;
      try {
        const { title, source, expression } = shelf.show(key)!;
        const { shell, paths } = await closureOf(ready, key, signal);
        const archives = new Map(paths.map((one) => [one.path, path.join(folder, `${path.basename(one.path)}.nar.zst`)]));
        const missing = paths.filter((one) => !existsSync(archives.get(one.path)!));
        await archive(ready, missing, archives, progress, signal);
        return { environment: { key, title, source, expression, variables: held.variables, shell, paths }, archives };
      } finally {
        held.release();
      }
    },

    async adopt(it, cache, progress, left) {
      const signal = AbortSignal.any([left, closing]);
      const ready = await prepared(progress, signal);
      await look(ready);
      return inTurn(async () => {
        assertKey(shelf, it);
        const there = await agreeing(ready, it, signal);
        const known = shelf.take(it.key, false);
        if (known && there === it.paths.length) return { isNew: false, release: known.release };
        known?.release();
        progress({ sentence: 'Putting its packages into the store', done: null, total: null });
        shelf.begin(it.key);
        try {
          const found = await adoptClosure(ready, { key: it.key, shell: it.shell, cache: cache() }, signal);
          if (!isSame(it.paths, found)) refused('Nix reads other packages from it than it says it holds. Export it again.', 'bundle');
        } catch (error) {
          await sweep(ready);
          throw error;
        }
        shelf.put({ ...it, carried: true, paths: it.paths.map((one) => ({ path: one.path, bytes: one.narBytes })) });
        return { isNew: true, release: shelf.take(it.key, false)!.release };
      }, signal);
    },
  };
}

async function archive(
  ready: Prepared,
  missing: readonly RegisteredPath[],
  archives: ReadonlyMap<string, string>,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  if (missing.length === 0) return;
  let done = 0;
  const files = missing.map((one) => archives.get(one.path)!);
  const pieces = createPieces(files, (bytes) => progress({ sentence: 'Packing its packages', done: (done += bytes), total: null }));
  try {
    await archivesOf(
      ready,
      missing.map((one) => one.path),
      pieces.take,
      signal,
    );
  } finally {
    pieces.close();
  }
}

/** A key stands for one environment. */
function assertKey(shelf: Shelf, { key, paths }: CarriedEnvironment): void {
  const packages = shelf.show(key)?.packages;
  if (!packages) return;
  const there = new Set(packages.map((one) => one.path));
  if (there.size === paths.length && paths.every((one) => there.has(one.path))) return;
  refused(
    `An environment with its key is here already (${key}), and holds other packages. Remove that one first (treeline env remove).`,
    'bundle',
  );
}

/**
 * Looks, without changing anything, whether the store has other content under a name that is to come.
 * @returns how many of the paths are there already
 */
async function agreeing(ready: Prepared, { paths }: Closure, signal: AbortSignal): Promise<number> {
  const registered = new Map((await registeredPaths(ready, signal)).map((one) => [one.path, one.narHash]));
  const other = paths.find((one) => (registered.get(one.path) ?? one.narHash) !== one.narHash);
  if (other)
    refused(
      `${other.path} is here already, and with another content: what it brings cannot be put beside it. Remove the environments that have it (treeline env list), or leave it.`,
      'bundle',
    );
  return paths.filter((one) => registered.has(one.path)).length;
}

function isSame(said: readonly RegisteredPath[], found: readonly RegisteredPath[]): boolean {
  const line = ({ path: name, narHash, narBytes, references }: RegisteredPath) =>
    [name, narHash, narBytes, ...references.toSorted()].join(' ');
  const [ours, theirs] = [said, found].map((paths) => paths.map(line).toSorted().join('\n'));
  return ours === theirs;
}
