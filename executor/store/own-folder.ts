import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
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
  let owner: Database.Database | undefined;
  try {
    owner = new Database(join(path, 'owner.db'), { timeout: 0 });
    owner.exec('BEGIN EXCLUSIVE');
    return owner;
  } catch (error) {
    owner?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreError('FOLDER_TAKEN', `The data folder ${path} is in use by another Treeline.`, { cause: error });
    }
    throw unusable(path, error);
  }
}

function unusable(path: string, error: unknown): StoreError {
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(
    'FOLDER_UNUSABLE',
    `The data folder ${path} cannot be used (${why}). Make it writable for this user, or name another folder with TREELINE_DATA.`,
    { cause: error },
  );
}
