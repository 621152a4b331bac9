import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { openDatabase } from './open-database.ts';
import { storeChecks } from './store-checks.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'history.db');
});
afterEach(() => folder.remove());

/** A history with rows enough for many pages. */
function fill(): void {
  const { db } = openDatabase(folder.path);
  const insert = db.prepare(
    `INSERT INTO submissions (id, status, runtime, engine, entry, seed, leds, created_at) VALUES (?, 'FINISHED', 'python', 'embedded', ?, 1, 1, '')`,
  );
  db.transaction(() => {
    for (let i = 0; i < 2_000; i++) insert.run(`id ${i}`, 'x'.repeat(100));
  })();
  db.close();
}

/** Another process changes every row, and is killed before it can close. */
function writeAndBeKilled(): void {
  const script = `
    import { openDatabase } from ${JSON.stringify(new URL('open-database.ts', import.meta.url).href)};
    const { db } = openDatabase(${JSON.stringify(folder.path)});
    db.exec("UPDATE submissions SET runtime = 'light'");
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
}

const aside = () => readdirSync(folder.path).filter((name) => name.includes('damaged') && name.endsWith('.db'));

describe('the database', () => {
  test('begins empty, in WAL, with foreign keys, at the newest schema', () => {
    const { db, notice } = openDatabase(folder.path);
    expect(notice).toBeNull();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    db.close();
  });

  test('is the same when it is opened again', () => {
    fill();
    const { db, notice } = openDatabase(folder.path);
    expect(notice).toBeNull();
    expect(db.prepare('SELECT count(*) AS n FROM submissions').get()).toEqual({ n: 2_000 });
    db.close();
  });

  test('that a newer version wrote is refused and left as it was', () => {
    fill();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    const before = readFileSync(file);
    expect(() => openDatabase(folder.path)).toThrow(
      expect.objectContaining({ code: 'DATABASE_NEWER', message: expect.stringContaining('schema 99') }),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(aside()).toEqual([]);
  });

  test('an empty file is a new one', () => {
    writeFileSync(file, '');
    const { db, notice } = openDatabase(folder.path);
    expect(notice).toBeNull();
    db.close();
  });
});

const damages: [string, () => void][] = [
  ['is no database', () => writeFileSync(file, 'This is not the file you are looking for.'.repeat(500))],
  ['lost its head', () => overwrite(0, 4_096)],
  ['lost its end', () => truncateSync(file, Math.floor(readFileSync(file).length / 4_096 / 2) * 4_096)],
  ['ends in the middle of a page', () => truncateSync(file, readFileSync(file).length - 1_000)],
  ['has garbage in the middle', () => overwrite(readFileSync(file).length / 2, 20_000)],
  ["is another application's", () => another()],
];

function overwrite(at: number, length: number): void {
  const bytes = readFileSync(file);
  for (let i = 0; i < length; i++) bytes[at + i] = (i * 7 + 3) & 0xff;
  writeFileSync(file, bytes);
}

function another(): void {
  const db = new Database(file);
  db.exec('DROP TABLE IF EXISTS submissions; CREATE TABLE recipes (name TEXT)');
  db.pragma('user_version = 0');
  db.close();
}

describe.each(damages)('a database that %s', (_what, damage) => {
  test('is put aside whole, said so, and a fresh one begun', () => {
    fill();
    damage();
    const before = readFileSync(file);
    const { db, notice } = openDatabase(folder.path);
    expect(db.prepare('SELECT count(*) AS n FROM submissions').get()).toEqual({ n: 0 });
    const [name, ...rest] = aside();
    expect(rest).toEqual([]);
    expect(name).toMatch(/^history\.damaged-\d{4}-\d\d-\d\dT.*Z\.db$/);
    expect(readFileSync(join(folder.path, name ?? '')).equals(before)).toBe(true);
    expect(notice).toContain(name);
    const checks = storeChecks(folder.path, db);
    expect(checks.find((check) => check.name === 'Damaged history')).toMatchObject({
      status: 'warning',
      value: expect.stringContaining(name ?? '-'),
    });
    db.close();
  });
});

test('a second damaged database is put beside the first', () => {
  for (let i = 0; i < 2; i++) {
    writeFileSync(file, `garbage ${i} `.repeat(1_000));
    openDatabase(folder.path).db.close();
  }
  expect(aside()).toHaveLength(2);
});

test('the log that a killed process left beside a damaged database goes with it, as it was', () => {
  fill();
  writeAndBeKilled();
  const log = readFileSync(`${file}-wal`);
  expect(log.length).toBeGreaterThan(100_000);
  overwrite(0, 4_096);
  const before = readFileSync(file);
  openDatabase(folder.path).db.close();
  const [name] = aside();
  expect(readFileSync(join(folder.path, name ?? '')).equals(before)).toBe(true);
  expect(readFileSync(join(folder.path, `${name}-wal`)).equals(log)).toBe(true);
});

test('what a killed process left in the log is there when the database is opened', () => {
  fill();
  writeAndBeKilled();
  const { db, notice } = openDatabase(folder.path);
  expect(notice).toBeNull();
  expect(db.prepare("SELECT count(*) AS n FROM submissions WHERE runtime = 'light'").get()).toEqual({ n: 2_000 });
  db.close();
});
