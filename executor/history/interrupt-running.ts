import type { Database } from 'better-sqlite3';
import type { Status } from '../contract/submission.ts';
import type { StageName, Verdict } from '../contract/verdict.ts';

const STAGE_OF: Partial<Record<Status, StageName>> = {
  SETTING_UP_ENVIRONMENT: 'environment',
  BUILDING: 'build',
  COMPILING: 'compile',
  RUNNING: 'run',
};

/** Ends what an executor that is gone left running; a stage's wall time is then that of its last output. */
export function interruptRunning(db: Database, verdictFor: (stage: StageName | null) => Verdict): number {
  const running = db.prepare<[], { seq: number; status: Status }>(
    `SELECT seq, status FROM submissions WHERE status <> 'FINISHED' AND status <> 'QUEUED'`,
  );
  const endStages = db.prepare(
    `UPDATE stages SET status = 'stopped', wall_ms = coalesce(
       (SELECT max(at_ms) FROM output WHERE output.submission = stages.submission AND output.stage = stages.stage), 0)
     WHERE submission = ? AND status IS NULL`,
  );
  const end = db.prepare(`UPDATE submissions SET status = 'FINISHED', verdict = ?, finished_at = ? WHERE seq = ?`);
  return db.transaction(() => {
    const rows = running.all();
    for (const { seq, status } of rows) {
      endStages.run(seq);
      end.run(JSON.stringify(verdictFor(STAGE_OF[status] ?? null)), new Date().toISOString(), seq);
    }
    return rows.length;
  })();
}
