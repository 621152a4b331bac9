import type { Database } from 'better-sqlite3';
import type { EnvironmentDetail, EnvironmentInfo } from '../contract/environments.ts';
import { isDiskFull } from '../store/open-database.ts';
import { packageName } from './store-path.ts';

export interface StorePath {
  path: string;
  /** of its content, as Nix counts it */
  bytes: number;
}

/** An environment as it was made. */
export interface MadeEnvironment {
  key: string;
  /** It came with a bundle: that its key is that of its files is only said. */
  carried?: boolean;
  title: string;
  source: string;
  expression: string;
  variables: Readonly<Record<string, string>>;
  paths: readonly StorePath[];
}

/** Rows of the environments that are kept. */
export interface EnvironmentStore {
  add(made: MadeEnvironment): void;
  /** Its variables, and counts the use; null where it is not kept. */
  use(key: string): MadeEnvironment['variables'] | null;
  has(key: string): boolean;
  isCarried(key: string): boolean;
  /** Last used first. */
  list(): { items: EnvironmentInfo[]; bytes: number };
  show(key: string): EnvironmentDetail | null;
  keys(): string[];
  /** Least recently used first. */
  paths(): { key: string; paths: StorePath[] }[];
  /** @returns how many there were */
  remove(keys: readonly string[]): number;
}

interface Row {
  key: string;
  title: string;
  source: string;
  expression: string;
  variables: string;
  created_at: string;
  used_at: string;
  uses: number;
  bytes: number;
  paths: number;
}

const WITH_SIZES = `
  SELECT environments.*, coalesce(sum(bytes), 0) AS bytes, count(path) AS paths
  FROM environments LEFT JOIN environment_paths ON environment = key`;

export function createEnvironmentStore(db: Database): EnvironmentStore {
  const insert = db.prepare('INSERT OR REPLACE INTO environments VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)');
  const insertPath = db.prepare('INSERT INTO environment_paths VALUES (?, ?, ?)');
  const variables = db.prepare<[string], { variables: string }>('SELECT variables FROM environments WHERE key = ?');
  const carried = db.prepare<[string], { carried: number }>('SELECT carried FROM environments WHERE key = ?');
  const used = db.prepare('UPDATE environments SET used_at = ?, uses = uses + 1 WHERE key = ?');
  const all = db.prepare<[], Row>(`${WITH_SIZES} GROUP BY key ORDER BY used_at DESC`);
  const one = db.prepare<[string], Row>(`${WITH_SIZES} WHERE key = ? GROUP BY key`);
  const pathsOf = db.prepare<[string], StorePath>('SELECT path, bytes FROM environment_paths WHERE environment = ?');
  const total = db.prepare<[], { bytes: number }>(
    'SELECT coalesce(sum(bytes), 0) AS bytes FROM (SELECT DISTINCT path, bytes FROM environment_paths)',
  );
  const oldestFirst = db.prepare<[], { key: string }>('SELECT key FROM environments ORDER BY used_at');
  const remove = db.prepare('DELETE FROM environments WHERE key = ?');

  const keys = () => oldestFirst.all().map(({ key }) => key);

  return {
    add: db.transaction((made: MadeEnvironment) => {
      const now = new Date().toISOString();
      insert.run(made.key, made.title, made.source, made.expression, JSON.stringify(made.variables), now, now, made.carried ? 1 : 0);
      for (const { path, bytes } of made.paths) insertPath.run(made.key, path, bytes);
    }),
    use(key) {
      const row = variables.get(key);
      if (!row) return null;
      try {
        used.run(new Date().toISOString(), key);
      } catch (error) {
        // A use that is not counted on a full disk is no reason to fail.
        if (!isDiskFull(error)) throw error;
      }
      return JSON.parse(row.variables) as MadeEnvironment['variables'];
    },
    has: (key) => variables.get(key) !== undefined,
    isCarried: (key) => carried.get(key)?.carried === 1,
    list: () => ({ items: all.all().map(infoOf), bytes: total.get()?.bytes ?? 0 }),
    show(key) {
      const row = one.get(key);
      if (!row) return null;
      const packages = pathsOf.all(key).map(({ path, bytes }) => ({ name: packageName(path), path, bytes }));
      const names = Object.keys(JSON.parse(row.variables) as MadeEnvironment['variables']);
      return { ...infoOf(row), expression: row.expression, packages: packages.toSorted((a, b) => b.bytes - a.bytes), variables: names };
    },
    keys,
    paths: () => keys().map((key) => ({ key, paths: pathsOf.all(key) })),
    remove: db.transaction((gone: readonly string[]) => gone.reduce((sum, key) => sum + remove.run(key).changes, 0)),
  };
}

function infoOf({ key, title, source, bytes, paths, created_at, used_at, uses }: Row): EnvironmentInfo {
  return { key, title, source, bytes, paths, createdAt: created_at, usedAt: used_at, uses };
}
