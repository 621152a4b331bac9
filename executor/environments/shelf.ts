import type { Database } from 'better-sqlite3';
import { createEnvironmentStore, type EnvironmentStore, type MadeEnvironment } from './environment-store.ts';
import { createUses } from './uses.ts';
import { createVolumeState } from './volume-state.ts';

/** Which environments there are, kept or passing, and who uses them. What they are lies in the volume, as a root for each. */
export interface Shelf extends Pick<EnvironmentStore, 'list' | 'show' | 'paths'> {
  /** One that is there, held until it is released; from now on it is kept where that is wished. null where there is none. */
  take(key: string, keep: boolean): { variables: MadeEnvironment['variables']; release(): void } | null;
  /** Whether it came with a bundle: it is for whoever means that one, not for files that its key is computed from. */
  isCarried(key: string): boolean;
  /** Whether it is there; if so, it stays until all who wait for it have had the chance to take it. */
  linger(key: string): boolean;
  /** The volume is about to be changed for this key: what is killed before it has a row has left something behind. */
  begin(key: string): void;
  /** It is in the volume now; unless it is taken to be kept, it goes with its last user. A row of this key is replaced. */
  put(made: MadeEnvironment): void;
  isUsed(key: string): boolean;
  /** Who uses one goes on using it. @returns how many there were */
  remove(keys: readonly string[]): number;
  /** What a sweep must leave in the volume. */
  needed(): string[];
  /** A sweep found these in the volume and left no others. @returns how many rows had nothing there, and are gone */
  swept(rooted: ReadonlySet<string>): number;
  /** Which volume it is. One that holds something else than the rows say is noticed. @returns whether it has to be swept */
  see(mark: string): boolean;
  /** Nothing is in the volume any more. */
  forgetAll(): void;
}

/** Stands for the keys that somebody before this executor left behind. */
const UNKNOWN = '';

/** @param unneeded hears when the volume holds what nobody needs any more */
export function createShelf(db: Database, unneeded: () => void): Shelf {
  const store = createEnvironmentStore(db);
  const volume = createVolumeState(db);
  /** in the volume, and without a row */
  const passing = new Map<string, MadeEnvironment>();
  /** keys that may have a root and have no row */
  const owed = new Set<string>();
  const uses = createUses((key) => {
    passing.delete(key);
    if (!store.has(key)) unneeded();
  });

  function keep(made: MadeEnvironment): void {
    store.add(made);
    passing.delete(made.key);
    owed.delete(made.key);
    volume.settle(owed.size === 0);
  }

  function forgetAll(): void {
    store.remove(store.keys());
    passing.clear();
  }

  return {
    take(key, wished) {
      const made = passing.get(key);
      const variables = made?.variables ?? store.use(key);
      if (!variables) return null;
      if (made && wished) keep(made);
      return { variables, release: uses.hold(key) };
    },
    isCarried: (key) => passing.get(key)?.carried ?? store.isCarried(key),
    linger(key) {
      const there = passing.has(key) || store.has(key);
      if (there) setImmediate(uses.hold(key));
      return there;
    },
    begin(key) {
      owed.add(key);
      volume.settle(false);
    },
    put(made) {
      // The root in the volume is the new one's: a row that stayed would tell of what no root keeps.
      if (store.has(made.key)) keep(made);
      else passing.set(made.key, made);
    },
    isUsed: uses.has,
    remove(keys) {
      const removed = store.remove(keys);
      for (const key of keys) owed.add(key);
      if (removed > 0) volume.settle(false);
      return removed;
    },
    needed: () => [...new Set([...store.keys(), ...uses.keys()])],
    swept(rooted) {
      const removed = store.remove(store.keys().filter((key) => !rooted.has(key)));
      owed.clear();
      for (const key of uses.keys()) if (!store.has(key)) owed.add(key);
      volume.settle(owed.size === 0);
      return removed;
    },
    see(mark) {
      if (!volume.is(mark)) forgetAll();
      if (!volume.settled) owed.add(UNKNOWN);
      return !volume.settled;
    },
    forgetAll,
    list: store.list,
    show: store.show,
    paths: store.paths,
  };
}
