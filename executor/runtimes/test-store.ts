import type { Database } from 'better-sqlite3';
import type { RuntimeManifest } from '../contract/runtime-manifest.ts';
import type { SelfTestResult, TestGround, TestRun } from '../contract/runtimes.ts';

/** One time that all self-tests of a version were run, and the files that it had, by name and hash. */
export interface KeptTestRun extends TestRun {
  id: string;
  manifest: RuntimeManifest;
  files: Record<string, string>;
}

/** What self-tests came to, when and on what. */
export interface TestStore {
  add(run: Omit<KeptTestRun, 'at'>): void;
  last(id: string): KeptTestRun | null;
  lastPassed(id: string): KeptTestRun | null;
  /** Whether the last run of a version passed; null where none is kept. */
  hasPassed(version: string): boolean | null;
  /** newest first */
  all(id: string): KeptTestRun[];
  /** ids of all that were tested, here or from a folder */
  ids(): string[];
  /** The last environment that a version was tested in. */
  environmentOf(version: string): string | null;
}

interface Row {
  id: string;
  version: string;
  manifest: string;
  at: string;
  passed: number;
  ground: string;
  results: string;
  files: string;
}

/** So many runs of a runtime are kept, beside the last that passed. */
const KEPT = 20;

export function createTestStore(db: Database): TestStore {
  const add = db.prepare(
    'INSERT INTO runtime_tests (id, version, manifest, at, passed, ground, results, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const trim = db.prepare(
    `DELETE FROM runtime_tests WHERE id = @id
       AND seq NOT IN (SELECT seq FROM runtime_tests WHERE id = @id ORDER BY seq DESC LIMIT ${KEPT})
       AND seq IS NOT (SELECT max(seq) FROM runtime_tests WHERE id = @id AND passed)`,
  );
  const last = db.prepare<[string], Row>('SELECT * FROM runtime_tests WHERE id = ? ORDER BY seq DESC LIMIT 1');
  const lastPassed = db.prepare<[string], Row>('SELECT * FROM runtime_tests WHERE id = ? AND passed ORDER BY seq DESC LIMIT 1');
  const ofVersion = db.prepare<[string], { passed: number }>(
    'SELECT passed FROM runtime_tests WHERE version = ? ORDER BY seq DESC LIMIT 1',
  );
  const all = db.prepare<[string], Row>('SELECT * FROM runtime_tests WHERE id = ? ORDER BY seq DESC');
  const ids = db.prepare<[], { id: string }>('SELECT DISTINCT id FROM runtime_tests ORDER BY id');
  const environment = db.prepare<[string], { environment: string | null }>(
    `SELECT ground ->> '$.environment' AS environment FROM runtime_tests WHERE version = ? ORDER BY seq DESC LIMIT 1`,
  );

  return {
    add: db.transaction((run: Omit<KeptTestRun, 'at'>) => {
      const { id, version, manifest, passed, ground, results, files } = run;
      const json = [ground, results, files].map((part) => JSON.stringify(part));
      add.run(id, version, JSON.stringify(manifest), new Date().toISOString(), passed ? 1 : 0, ...json);
      trim.run({ id });
    }),
    last: (id) => found(last.get(id)),
    lastPassed: (id) => found(lastPassed.get(id)),
    hasPassed(version) {
      const row = ofVersion.get(version);
      return row ? row.passed === 1 : null;
    },
    all: (id) => all.all(id).map(ofRow),
    ids: () => ids.all().map(({ id }) => id),
    environmentOf: (version) => environment.get(version)?.environment ?? null,
  };
}

function found(row: Row | undefined): KeptTestRun | null {
  return row ? ofRow(row) : null;
}

function ofRow(row: Row): KeptTestRun {
  return {
    id: row.id,
    version: row.version,
    manifest: JSON.parse(row.manifest) as RuntimeManifest,
    at: row.at,
    passed: row.passed === 1,
    ground: JSON.parse(row.ground) as TestGround,
    results: JSON.parse(row.results) as SelfTestResult[],
    files: JSON.parse(row.files) as Record<string, string>,
  };
}
