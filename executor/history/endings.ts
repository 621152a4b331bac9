import type { Database } from 'better-sqlite3';
import type { Verdict } from '../contract/verdict.ts';
import type { SubmissionRow } from './rows.ts';

const RETRY_MS = 1_000;

/** The ends of submissions, of which none is lost to a full disk while the executor lives. */
export interface Endings {
  finish(id: string, verdict: Verdict): void;
  /** The row with its end, also where that is not written yet. */
  shown(row: SubmissionRow): SubmissionRow;
  close(): void;
}

export function createEndings(db: Database): Endings {
  const write = db.prepare(`UPDATE submissions SET status = 'FINISHED', verdict = ?, finished_at = ? WHERE id = ?`);
  const unwritten = new Map<string, { verdict: string; finishedAt: string }>();
  let timer: NodeJS.Timeout | null = null;

  function writeAll(): void {
    timer = null;
    for (const [id, end] of unwritten) {
      try {
        write.run(end.verdict, end.finishedAt, id);
        unwritten.delete(id);
      } catch {
        // still no room: shown from memory until there is
        timer = setTimeout(writeAll, RETRY_MS).unref();
        return;
      }
    }
  }

  return {
    finish(id, verdict) {
      unwritten.set(id, { verdict: JSON.stringify(verdict), finishedAt: new Date().toISOString() });
      if (timer === null) writeAll();
    },
    shown(row) {
      const end = unwritten.get(row.id);
      return end ? { ...row, status: 'FINISHED', verdict: end.verdict, finished_at: end.finishedAt } : row;
    },
    close() {
      if (timer) clearTimeout(timer);
      writeAll();
      if (timer) clearTimeout(timer);
    },
  };
}
