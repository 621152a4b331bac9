import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Renames a damaged database, with the log that belongs to it, so that it can be mended by hand. Nothing is overwritten.
 * @returns where it is now
 */
export function putAside(file: string, now: Date): string {
  const stem = file.replace(/\.db$/, `.damaged-${now.toISOString().replaceAll(':', '-')}`);
  let aside = `${stem}.db`;
  for (let n = 2; existsSync(aside); n++) aside = `${stem}-${n}.db`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  return aside;
}

/** Databases that were put aside in this folder, oldest first. */
export function databasesAside(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^history\.damaged-.*\.db$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
