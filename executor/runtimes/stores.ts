import type { Database } from 'better-sqlite3';
import { createInstalledStore, type InstalledStore } from './installed-store.ts';
import { createTestStore, type TestStore } from './test-store.ts';
import { createVersionStore, type VersionStore } from './version-store.ts';

/** What is kept of runtimes. */
export interface RuntimeStores {
  versions: VersionStore;
  installed: InstalledStore;
  tests: TestStore;
  /** All that it changes, or nothing of it. */
  together<T>(work: () => T): T;
}

export function createRuntimeStores(db: Database): RuntimeStores {
  return {
    versions: createVersionStore(db),
    installed: createInstalledStore(db),
    tests: createTestStore(db),
    together: (work) => db.transaction(work)(),
  };
}
