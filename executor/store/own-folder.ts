import { accessSync, chmodSync, constants, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from './store-error.ts';

/** A data folder that exists, can be written, and belongs to this process until it is released. */
export interface OwnedFolder {
  readonly path: string;
  release(): void;
}

/**
 * Makes the folder where it is missing (readable by its user only) and takes its lock: SQLite's exclusive lock on `owner.db`, which the
 * operating system frees when the process ends, however it ends. Nothing else in this process may open `owner.db`: closing
 * any descriptor of a file drops a process's POSIX locks on it.
 * @throws StoreError FOLDER_TAKEN where another process has it, FOLDER_UNUSABLE where it cannot be made or written
 */
export function ownFolder(path: string): OwnedFolder {
  makeFolder(path);
  const owner = openOwner(path);
  return {
    path,
    release: () => owner.close(),
  };
}

function makeFolder(path: string): void {
  try {
    if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(path, 0o700);
    if (!statSync(path).isDirectory()) throw new Error('it is not a folder');
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(path, error);
  }
}

function openOwner(path: string): Database.Database {
  const file = join(path, 'owner.db');
  try {
    try {
      return lock(file);
    } catch (error) {
      // nothing is kept in it, and who cannot read it cannot hold it
      if (!hasCode(error, 'SQLITE_NOTADB')) throw error;
      rmSync(file);
      return lock(file);
    }
  } catch (error) {
    if (hasCode(error, 'SQLITE_BUSY')) {
      throw new StoreError('FOLDER_TAKEN', `The data folder ${path} is in use by another Treeline.`, { cause: error });
    }
    throw unusable(path, error);
  }
}

function lock(file: string): Database.Database {
  const owner = new Database(file, { timeout: 0 });
  try {
    owner.exec('BEGIN EXCLUSIVE');
    return owner;
  } catch (error) {
    owner.close();
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith(code);
}

function unusable(path: string, error: unknown): StoreError {
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(
    'FOLDER_UNUSABLE',
    `The data folder ${path} cannot be used (${why}). Make it writable for this user, or name another folder with TREELINE_DATA.`,
    { cause: error },
  );
}
