import type { ImportEvent } from '../../../executor/contract/bundles.ts';
import type { RuntimeChanges, RuntimeFinding, SelfTestResult } from '../../../executor/contract/runtimes.ts';

export type TrialKind = 'test' | 'install' | 'update' | 'import';

/** A self-test of a trial: its submission is known once it has begun, its result when it has ended. */
export interface TrialRow {
  name: string;
  submission: string | null;
  result: SelfTestResult | null;
}

/** A runtime that is tested, or installed, from this window, as far as it is known. */
export interface Trial {
  kind: TrialKind;
  /** for people */
  name: string;
  /** what is done now; a sentence */
  doing: string;
  /** how much of how much; null where that is not known */
  done: number | null;
  total: number | null;
  findings: readonly RuntimeFinding[];
  rows: readonly TrialRow[];
  /** what came of it; null while it goes on */
  end: { ok: boolean; reason: string; hash: string | null; changes: RuntimeChanges | null } | null;
}

export function begunTrial(kind: TrialKind, name: string): Trial {
  return { kind, name, doing: 'Looking at its files', done: null, total: null, findings: [], rows: [], end: null };
}

/** The trial as it is after an event. */
export function afterEvent(trial: Trial, event: ImportEvent): Trial {
  switch (event.kind) {
    case 'step':
      return { ...trial, doing: event.sentence, done: event.done, total: event.total };
    case 'findings':
      return { ...trial, findings: event.findings };
    case 'progress':
      return { ...trial, doing: event.sentence, done: null, total: null };
    case 'begun': {
      const { name, submission } = event;
      return { ...trial, doing: 'Running its self-tests', rows: [...trial.rows, { name, submission, result: null }] };
    }
    case 'test': {
      const { result, done, total } = event;
      const row = { name: result.name, submission: result.submission, result };
      const known = trial.rows.some(({ name }) => name === result.name);
      const rows = known ? trial.rows.map((one) => (one.name === result.name ? row : one)) : [...trial.rows, row];
      return { ...trial, doing: 'Running its self-tests', done, total, rows };
    }
    case 'end': {
      const { ok, reason, hash, changes } = event;
      return { ...trial, end: { ok, reason, hash, changes } };
    }
  }
}

/** The same where it came to no end of its own: refused, stopped, or the line was lost. */
export function brokenOff(trial: Trial, reason: string): Trial {
  return { ...trial, end: { ok: false, reason, hash: null, changes: null } };
}

export function failedRows(trial: Trial): number {
  return trial.rows.filter(({ result }) => result?.passed === false).length;
}
