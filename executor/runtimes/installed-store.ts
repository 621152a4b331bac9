import type { Database } from 'better-sqlite3';
import type { RuntimeSource } from '../contract/runtimes.ts';

/** A runtime that is installed, or on its way. What `current` and `candidate` are is told in store/migrations/006-runtimes.ts. */
export interface InstalledRuntime {
  number: number;
  id: string;
  current: string | null;
  environment: string | null;
  candidate: string | null;
  candidateEnvironment: string | null;
  reason: string | null;
  source: RuntimeSource;
  candidateSource: RuntimeSource | null;
  installedAt: string;
  updatedAt: string;
}

type Row = Omit<InstalledRuntime, 'source' | 'candidateSource'> & { source: string; candidateSource: string | null };

/** Rows of the runtimes that are installed, and of those that are to be. */
export interface InstalledStore {
  /** By number. */
  all(): InstalledRuntime[];
  byId(id: string): InstalledRuntime | null;
  byNumber(number: number): InstalledRuntime | null;
  /** The smallest number from 1000 that nobody has. */
  freeNumber(): number;
  add(it: { number: number; id: string; candidate: string; source: RuntimeSource }): void;
  /** Another version is tried. */
  tried(id: string, it: { candidate: string; source: RuntimeSource }): void;
  /** The environment of what is tried is made. */
  made(id: string, environment: string): void;
  /** What was tried is the version from now on. */
  passed(id: string): void;
  /** What was tried is not, and why. */
  failed(id: string, reason: string): void;
  /** What was being tried by an executor that is gone. @returns how many there were */
  interrupted(reason: string): number;
  remove(id: string): void;
  /** Who holds an environment: its id; null where nobody does. */
  holder(environment: string): string | null;
}

const FIRST_GIVEN = 1000;
const COLUMNS = `number, id, current, environment, candidate, candidate_environment AS candidateEnvironment, reason, source,
  candidate_source AS candidateSource, installed_at AS installedAt, updated_at AS updatedAt`;

export function createInstalledStore(db: Database): InstalledStore {
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM runtimes ORDER BY number`);
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM runtimes WHERE id = ?`);
  const byNumber = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM runtimes WHERE number = ?`);
  const add = db.prepare('INSERT INTO runtimes (number, id, candidate, source, installed_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)');
  const tried = db.prepare(
    'UPDATE runtimes SET candidate = ?, candidate_source = ?, candidate_environment = NULL, reason = NULL, updated_at = ? WHERE id = ?',
  );
  const made = db.prepare('UPDATE runtimes SET candidate_environment = ? WHERE id = ?');
  const passed = db.prepare(
    `UPDATE runtimes SET current = candidate, environment = candidate_environment, source = coalesce(candidate_source, source),
       candidate = NULL, candidate_environment = NULL, candidate_source = NULL, reason = NULL, updated_at = ? WHERE id = ?`,
  );
  const failed = db.prepare('UPDATE runtimes SET reason = ?, candidate_environment = NULL, updated_at = ? WHERE id = ?');
  const interrupted = db.prepare(
    'UPDATE runtimes SET reason = ?, candidate_environment = NULL WHERE candidate IS NOT NULL AND reason IS NULL',
  );
  const remove = db.prepare('DELETE FROM runtimes WHERE id = ?');
  const holder = db.prepare<[string], { id: string }>(
    'SELECT id FROM runtimes WHERE ? IN (environment, candidate_environment) ORDER BY number LIMIT 1',
  );
  const now = () => new Date().toISOString();

  return {
    all: () => all.all().map(ofRow),
    byId: (id) => orNull(byId.get(id)),
    byNumber: (number) => orNull(byNumber.get(number)),
    freeNumber() {
      const taken = new Set(all.all().map(({ number }) => number));
      let number = FIRST_GIVEN;
      while (taken.has(number)) number++;
      return number;
    },
    add: ({ number, id, candidate, source }) => void add.run(number, id, candidate, JSON.stringify(source), now(), now()),
    tried: (id, { candidate, source }) => void tried.run(candidate, JSON.stringify(source), now(), id),
    made: (id, environment) => void made.run(environment, id),
    passed: (id) => void passed.run(now(), id),
    failed: (id, reason) => void failed.run(reason, now(), id),
    interrupted: (reason) => interrupted.run(reason).changes,
    remove: (id) => void remove.run(id),
    holder: (environment) => holder.get(environment)?.id ?? null,
  };
}

function orNull(row: Row | undefined): InstalledRuntime | null {
  return row ? ofRow(row) : null;
}

function ofRow(row: Row): InstalledRuntime {
  return {
    ...row,
    source: JSON.parse(row.source) as RuntimeSource,
    candidateSource: row.candidateSource === null ? null : (JSON.parse(row.candidateSource) as RuntimeSource),
  };
}
