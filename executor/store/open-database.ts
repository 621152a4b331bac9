import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { putAside } from './put-aside.ts';
import { StoreError } from './store-error.ts';

/** `quick_check` reads the whole file; beyond this size it would be felt at every start, and is left to the doctor. */
const CHECKED_BYTES = 128 << 20;

export interface OpenedDatabase {
  db: Database.Database;
  /** says that a damaged file was put aside, and where it is now; null where all was well */
  notice: string | null;
}

/**
 * Opens `history.db` in an owned data folder. A damaged one is put aside, whole, and a fresh one begun.
 * @throws StoreError DATABASE_NEWER, or DATABASE_UNUSABLE where it can be neither opened nor put aside
 */
export function openDatabase(folder: string): OpenedDatabase {
  const file = join(folder, 'history.db');
  try {
    return { db: open(file), notice: null };
  } catch (error) {
    if (!isDamage(error)) throw unusable(file, error);
    try {
      const aside = putAside(file, new Date());
      const notice = `The history ${file} is damaged (${error.message}). It was put aside as ${aside}; a fresh one was begun.`;
      return { db: open(file), notice };
    } catch (again) {
      throw unusable(file, again);
    }
  }
}

function open(file: string): Database.Database {
  if (existsSync(file)) checkWhole(file);
  const db = new Database(file, { timeout: 5_000 });
  try {
    db.pragma('journal_mode = WAL');
    // With WAL, NORMAL keeps every commit through a killed process and never damages the file; only a power cut may undo the last
    // commits. FULL would wait for the disk at each of the many small commits that output makes.
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Reads only: closing a connection that may write would fold the log into a damaged file, and take it from whoever mends it. */
function checkWhole(file: string): void {
  const db = new Database(file, { readonly: true, timeout: 5_000 });
  try {
    const empty = db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
    if (!empty && db.pragma('user_version', { simple: true }) === 0) throw new Damage("it is a database, but not Treeline's");
    if (statSync(file).size > CHECKED_BYTES) return;
    const found = quickCheck(db);
    if (found !== null) throw new Damage(found);
  } finally {
    db.close();
  }
}

/** The first fault that SQLite finds in the file, null where it is whole. Reads all of it. */
export function quickCheck(db: Database.Database): string | null {
  const found = db.pragma('quick_check(1)', { simple: true }) as string;
  return found === 'ok' ? null : found.replaceAll('\n', ' ');
}

class Damage extends Error {
  override readonly name = 'Damage';
}

function isDamage(error: unknown): error is Error {
  if (error instanceof Damage) return true;
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/** There was no room for what was to be written; nothing of it was. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_FULL';
}

function unusable(file: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(
    'DATABASE_UNUSABLE',
    `The history ${file} cannot be opened (${why}). See that it can be read and written and that its disk has room, or name another data folder with TREELINE_DATA.`,
    { cause: error },
  );
}
