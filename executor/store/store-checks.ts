import { statfsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { DoctorCheck } from '../contract/system.ts';
import { sized } from '../sized.ts';
import { quickCheck } from './open-database.ts';
import { databasesAside } from './put-aside.ts';

const LOW_BYTES = 256 << 20;

/** What the doctor says of the data folder and its database. Reads the whole database. */
export function storeChecks(folder: string, db: Database): DoctorCheck[] {
  return [folderCheck(folder), databaseCheck(folder, db), ...asideChecks(folder)];
}

function folderCheck(folder: string): DoctorCheck {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const value = `${folder}, ${sized(free)} free`;
  if (free >= LOW_BYTES) return { name: 'Data folder', status: 'ok', value };
  return {
    name: 'Data folder',
    status: 'warning',
    value,
    fix: 'Make room on this disk: what a program writes cannot be kept on a full one.',
  };
}

function databaseCheck(folder: string, db: Database): DoctorCheck {
  const file = join(folder, 'history.db');
  const fault = quickCheck(db);
  if (fault === null) return { name: 'History', status: 'ok', value: `${basename(file)}, ${sized(statSync(file).size)}, whole` };
  return {
    name: 'History',
    status: 'failed',
    value: fault,
    fix: `Close Treeline, move ${file} away and start again: a fresh history is begun.`,
  };
}

function asideChecks(folder: string): DoctorCheck[] {
  return databasesAside(folder).map((file) => ({
    name: 'Damaged history',
    status: 'warning',
    value: file,
    fix: 'It was put aside when it could not be read. `sqlite3 FILE .recover` may bring back what is left of it; delete it when you need it no more.',
  }));
}
