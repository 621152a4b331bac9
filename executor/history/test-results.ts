import type { Database } from 'better-sqlite3';
import type { SubmissionEvent } from '../contract/events.ts';
import type { Request } from '../contract/request.ts';
import type { Status, TestResult } from '../contract/submission.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { OutputStore } from '../output/output-store.ts';
import { placeOfCase } from '../output/place.ts';
import { stageResultOf, type StageRow } from './rows.ts';

/** What came of test cases; submissions are known by their `seq`. */
export interface TestResults {
  /** Keeps what a test case came to. */
  judged(seq: number, number: number, verdict: Verdict): void;
  counts(seq: number): Omit<NonNullable<SubmissionEvent['tests']>, 'total'>;
  /** in the order of the request */
  all(seq: number, status: Status, request: Request): TestResult[];
}

/** As much of a test's output comes with its submission, bytes. */
const TEXT_BYTES = 16 << 10;

export function createTestResults(db: Database, output: OutputStore): TestResults {
  const judge = db.prepare('UPDATE stages SET verdict = ? WHERE submission = ? AND stage = ?');
  const counts = db.prepare<[number], { judged: number; failed: number }>(
    `SELECT count(*) AS judged, coalesce(sum(verdict ->> 'code' <> 'OK'), 0) AS failed FROM stages
     WHERE submission = ? AND verdict IS NOT NULL`,
  );
  const runs = db.prepare<[number], StageRow>(`SELECT * FROM stages WHERE submission = ? AND stage LIKE 'case %'`);

  return {
    judged: (seq, number, verdict) => void judge.run(JSON.stringify(verdict), seq, placeOfCase(number)),
    counts: (seq) => counts.get(seq) ?? { judged: 0, failed: 0 },
    all(seq, status, { tests = [] }) {
      const rows = new Map(runs.all(seq).map((row) => [row.stage, row]));
      return tests.map(({ name }, number) => {
        const place = placeOfCase(number);
        const row = rows.get(place);
        const outcome = row && stageResultOf(row, status);
        return {
          name,
          verdict: row?.verdict ? (JSON.parse(row.verdict) as Verdict) : null,
          run: outcome ? { ...outcome, ...output.text(seq, place, TEXT_BYTES) } : null,
        };
      });
    },
  };
}
