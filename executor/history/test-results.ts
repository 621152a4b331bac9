import type { Database } from 'better-sqlite3';
import type { SubmissionEvent } from '../contract/events.ts';
import type { Request } from '../contract/request.ts';
import type { Status, TestResult } from '../contract/submission.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { OutputStore } from '../output/output-store.ts';
import { placeOfCase } from '../output/place.ts';
import type { OutputText } from '../output/text-joiner.ts';
import { stageResultOf, type StageRow } from './rows.ts';

/** What came of test cases; submissions are known by their `seq`. */
export interface TestResults {
  /** Keeps what a test case came to. */
  judged(seq: number, number: number, verdict: Verdict): void;
  counts(seq: number): Omit<NonNullable<SubmissionEvent['tests']>, 'total'>;
  /** in the order of the request */
  all(seq: number, status: Status, request: Request): TestResult[];
}

/** As much of each stream of a test comes with its submission, characters: less where there are many tests. */
const TEXT = 16 << 10;
const TEXT_TOGETHER = 4 << 20;

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
      const most = Math.min(TEXT, Math.floor(TEXT_TOGETHER / Math.max(1, tests.length)));
      const rows = new Map(runs.all(seq).map((row) => [row.stage, row]));
      return tests.map(({ name }, number) => {
        const place = placeOfCase(number);
        const row = rows.get(place);
        const outcome = row && stageResultOf(row, status);
        return {
          name,
          verdict: row?.verdict ? (JSON.parse(row.verdict) as Verdict) : null,
          run: outcome ? { ...outcome, ...shortened(output.text(seq, place, most), most) } : null,
        };
      });
    },
  };
}

function shortened({ stdout, stderr, output }: OutputText, most: number): OutputText {
  return { stdout: stdout.slice(0, most), stderr: stderr.slice(0, most), output: output.slice(0, most) };
}
