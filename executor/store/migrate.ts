import type { Database } from 'better-sqlite3';
import { MIGRATIONS } from './migrations/migrations.ts';
import { StoreError } from './store-error.ts';

/**
 * Brings a database to this version's schema, each step in a transaction of its own.
 * @throws StoreError DATABASE_NEWER where a newer version wrote it
 */
export function migrate(db: Database): void {
  const had = db.pragma('user_version', { simple: true }) as number;
  if (had > MIGRATIONS.length) {
    throw new StoreError(
      'DATABASE_NEWER',
      `${db.name} was written by a newer Treeline (schema ${had}; this one knows ${MIGRATIONS.length}). ` +
        'Update Treeline, or name another data folder with TREELINE_DATA.',
    );
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < had) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}
