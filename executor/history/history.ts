import type { Database } from 'better-sqlite3';
import type { SubmissionEvent } from '../contract/events.ts';
import type { Ground } from '../contract/ground.ts';
import type { EngineId, Request } from '../contract/request.ts';
import type { RecordingInfo, StageResult, Status, Submission, SubmissionSummary } from '../contract/submission.ts';
import type { TerminalSize } from '../contract/terminal.ts';
import type { StageName, Verdict } from '../contract/verdict.ts';
import type { OutputStore } from '../output/output-store.ts';
import type { Place } from '../output/place.ts';
import { isDiskFull } from '../store/open-database.ts';
import { createEndings } from './endings.ts';
import { interruptRunning } from './interrupt-running.ts';
import { recordingOf, stageResultOf, summaryOf, type StageRow, type SubmissionRow } from './rows.ts';
import { createTestResults, type TestResults } from './test-results.ts';

/** What is known of a submission before it runs. */
export interface NewSubmission {
  id: string;
  request: Request;
  runtime: string;
  engine: EngineId;
  entry: string;
  seed: number;
  leds: number;
  /** of an installed runtime: hash of its version, and key of the environment to run in */
  version?: string | null;
  environment?: string | null;
}

/** A submission as the pipeline works on it; `seq` is how output and recordings know it. */
export interface Job extends NewSubmission {
  seq: number;
}

/** Everything of a stage's result but its text, which the output keeps. */
export type StageOutcome = Omit<StageResult, 'stdout' | 'stderr' | 'output'>;

/** Every submission there is. What is asked for by an id that is not there is null. */
export interface History {
  add(submission: NewSubmission): void;
  get(id: string): Submission | null;
  request(id: string): Request | null;
  job(id: string): Job | null;
  status(id: string): Status | null;
  recording(id: string): (RecordingInfo & { seq: number }) | null;
  /** the terminal that it asked for, and when it was started; null where it has none */
  terminal(id: string): { seq: number; size: TerminalSize; startedAt: string } | null;
  /** What an event tells; `position` in the queue is not known here. */
  state(id: string): Omit<SubmissionEvent, 'position'> | null;
  /** null while the stage runs, undefined where it has not begun or was skipped */
  stage(id: string, stage: Place): { seq: number; outcome: StageOutcome | null } | undefined;
  /** Newest first, before `cursor` */
  list(page: { cursor: number; limit: number }): { items: SubmissionSummary[]; next: string | null };
  /** ids of those that wait, oldest first */
  queued(): string[];
  /** Those queued, and those that run. */
  unfinished(): string[];

  /** It left the queue. */
  started(seq: number): void;
  stageStarted(seq: number, stage: Place, status: Status): void;
  stageEnded(seq: number, stage: Place, outcome: StageOutcome): void;
  judged: TestResults['judged'];
  /** What it ran on, just before its end; where the disk is full it is not kept. */
  ranOn(id: string, ground: Ground): void;
  /** Keeps the end; where the disk is full it is remembered, shown, and written as soon as that can be done. */
  finish(id: string, verdict: Verdict): void;
  /** Ends what was running under an executor that is gone. @returns how many there were */
  interruptRunning(verdictFor: (stage: StageName | null) => Verdict): number;
  close(): void;
}

export function createHistory(db: Database, output: OutputStore): History {
  const insert = db.prepare(
    `INSERT INTO submissions (id, status, runtime, engine, entry, seed, leds, tests, created_at, version, environment, columns, rows)
     VALUES (?, 'QUEUED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRequest = db.prepare('INSERT INTO requests (submission, body) VALUES (?, ?)');
  const byId = db.prepare<[string], SubmissionRow>('SELECT * FROM submissions WHERE id = ?');
  const requestOf = db.prepare<[number], { body: string }>('SELECT body FROM requests WHERE submission = ?');
  const stagesOf = db.prepare<[number], StageRow & { stage: StageName }>(
    `SELECT * FROM stages WHERE submission = ? AND stage NOT LIKE 'case %'`,
  );
  const stageOf = db.prepare<[number, Place], StageRow>('SELECT * FROM stages WHERE submission = ? AND stage = ?');
  const page = db.prepare<[number, number], SubmissionRow>('SELECT * FROM submissions WHERE seq < ? ORDER BY seq DESC LIMIT ?');
  const unfinished = db.prepare<[], { id: string }>(`SELECT id FROM submissions WHERE status <> 'FINISHED'`);
  const queued = db.prepare<[], { id: string }>(`SELECT id FROM submissions WHERE status <> 'FINISHED' AND status = 'QUEUED' ORDER BY seq`);
  const started = db.prepare(`UPDATE submissions SET started_at = ?, status = 'SETTING_UP_ENVIRONMENT' WHERE seq = ?`);
  const setStatus = db.prepare('UPDATE submissions SET status = ? WHERE seq = ?');
  const beginStage = db.prepare('INSERT OR REPLACE INTO stages (submission, stage) VALUES (?, ?)');
  const endStage = db.prepare(
    `UPDATE stages SET status = ?, code = ?, signal = ?, wall_ms = ?, cpu_ms = ?, memory_bytes = ?, cached = ?, stdout_lost = ?, stderr_lost = ?,
       environment = ?
     WHERE submission = ? AND stage = ?`,
  );
  const ranOn = db.prepare('UPDATE submissions SET ground = ? WHERE id = ?');
  const tests = createTestResults(db, output);
  const endings = createEndings(db);

  const add = db.transaction((it: NewSubmission) => {
    const { lastInsertRowid } = insert.run(
      it.id,
      it.runtime,
      it.engine,
      it.entry,
      it.seed,
      it.leds,
      it.request.tests?.length ?? 0,
      new Date().toISOString(),
      it.version ?? null,
      it.environment ?? null,
      it.request.terminal?.columns ?? null,
      it.request.terminal?.rows ?? null,
    );
    insertRequest.run(lastInsertRowid, JSON.stringify(it.request));
  });
  const stageStarted = db.transaction((seq: number, stage: Place, status: Status) => {
    setStatus.run(status, seq);
    beginStage.run(seq, stage);
  });

  function find(id: string): SubmissionRow | null {
    const row = byId.get(id);
    return row ? endings.shown(row) : null;
  }
  function parsedRequest(seq: number): Request {
    const row = requestOf.get(seq);
    if (!row) throw new Error(`submission ${seq} has no request`);
    return JSON.parse(row.body) as Request;
  }

  return {
    add,
    get(id) {
      const row = find(id);
      if (!row) return null;
      const results: Record<StageName, StageResult | null> = { environment: null, build: null, compile: null, run: null };
      for (const stage of stagesOf.all(row.seq)) {
        const outcome = stageResultOf(stage, row.status);
        if (outcome) results[stage.stage] = { ...outcome, ...output.text(row.seq, stage.stage) };
      }
      const { entry: _, ...summary } = summaryOf(row);
      const judged = row.tests === 0 ? [] : tests.all(row.seq, row.status, parsedRequest(row.seq));
      return {
        ...summary,
        ...results,
        tests: judged,
        ground: row.ground === null ? null : (JSON.parse(row.ground) as Ground),
        startedAt: row.started_at,
      };
    },
    request(id) {
      const row = byId.get(id);
      return row ? parsedRequest(row.seq) : null;
    },
    job(id) {
      const row = byId.get(id);
      if (!row) return null;
      const { seq, runtime, engine, entry, seed, leds, version, environment } = row;
      return { seq, id, runtime, engine, entry, seed, leds, version, environment, request: parsedRequest(seq) };
    },
    status: (id) => find(id)?.status ?? null,
    recording(id) {
      const row = byId.get(id);
      const info = row && recordingOf(row);
      return info ? { ...info, seq: row.seq } : null;
    },
    terminal(id) {
      const row = byId.get(id);
      const size = row && summaryOf(row).terminal;
      return size ? { seq: row.seq, size, startedAt: row.started_at ?? row.created_at } : null;
    },
    state(id) {
      const row = find(id);
      if (!row) return null;
      const { status, recording, verdict, terminal } = summaryOf(row);
      const stages: SubmissionEvent['stages'] = {};
      for (const stage of stagesOf.all(row.seq)) {
        stages[stage.stage] = { ...output.counts(row.seq, stage.stage), result: stageResultOf(stage, status) };
      }
      return {
        id,
        status,
        stages,
        tests: row.tests === 0 ? null : { total: row.tests, ...tests.counts(row.seq) },
        ...(terminal && { terminal: { waiting: false } }),
        recording,
        verdict,
      };
    },
    stage(id, stage) {
      const submission = find(id);
      if (!submission) return undefined;
      const row = stageOf.get(submission.seq, stage);
      return row && { seq: submission.seq, outcome: stageResultOf(row, submission.status) };
    },
    list({ cursor, limit }) {
      const rows = page.all(cursor, limit + 1);
      const shown = rows.slice(0, limit);
      return { items: shown.map((row) => summaryOf(endings.shown(row))), next: rows.length > limit ? String(shown.at(-1)?.seq) : null };
    },
    queued: () => queued.all().map((row) => row.id),
    unfinished: () => unfinished.all().map((row) => row.id),

    started: (seq) => void started.run(new Date().toISOString(), seq),
    stageStarted,
    stageEnded(seq, stage, it) {
      const { status, code, signal, wallMs, cpuMs, memoryBytes, cached, truncated, environment = null } = it;
      endStage.run(
        status,
        code,
        signal,
        wallMs,
        cpuMs,
        memoryBytes,
        cached ? 1 : 0,
        truncated.stdout,
        truncated.stderr,
        environment,
        seq,
        stage,
      );
    },
    judged: tests.judged,
    ranOn(id, ground) {
      try {
        ranOn.run(JSON.stringify(ground), id);
      } catch (error) {
        if (!isDiskFull(error)) throw error;
      }
    },
    finish: endings.finish,
    interruptRunning: (verdictFor) => interruptRunning(db, verdictFor),
    close: endings.close,
  };
}
