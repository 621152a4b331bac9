import type { Database } from 'better-sqlite3';
import type { Place } from './place.ts';
import { bytesOf, eachRun, type OutputStream } from './runs.ts';
import { StageOutput, type OutputTarget } from './stage-output.ts';
import { TextJoiner, type OutputText } from './text-joiner.ts';

/** Bytes of each stream that can be read. */
export interface OutputCounts {
  stdoutBytes: number;
  stderrBytes: number;
  outputBytes: number;
}

export interface OutputRange {
  stream: OutputStream | 'output';
  /** bytes from the stream's beginning */
  offset: number;
  length: number;
}

/** The bytes of stages, stored as they come and read by cursor. Submissions are known by their `seq`. */
export interface OutputStore {
  /** Begins a stage's output; what an earlier attempt at the stage left is forgotten. */
  open(submission: number, stage: Place, limits: Record<OutputStream, number>, on: OutputEvents): StageOutput;
  counts(submission: number, stage: Place): OutputCounts;
  read(submission: number, stage: Place, range: OutputRange): Uint8Array;
  /** Whose bytes a range of both streams together holds, in order. Ends early where they change too often to be told at once. */
  pieces(submission: number, stage: Place, range: Omit<OutputRange, 'stream'>): OutputPiece[];
  /**
   * All of it as text, or no less than its first `least` bytes, U+FFFD for what is not UTF-8. A sequence that came in parts is put together,
   * also where the other stream came between.
   */
  text(submission: number, stage: Place, least?: number): OutputText;
}

/** Bytes of one stream that follow each other. */
export interface OutputPiece {
  stream: OutputStream;
  bytes: number;
}

export interface OutputEvents extends Pick<OutputTarget, 'failed'> {
  /** there is more to read */
  stored(): void;
}

/** As many of them are told at once. */
const PIECES = 4_096;

interface Row {
  end: number;
  runs: Uint8Array;
  bytes: Uint8Array;
}

export function createOutputStore(db: Database): OutputStore {
  const forget = db.prepare('DELETE FROM output WHERE submission = ? AND stage = ?');
  const insert = db.prepare(
    `INSERT INTO output (submission, stage, output_end, stdout_end, stderr_end, at_ms, runs, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const lastRow = db.prepare<[number, Place], OutputCounts>(
    `SELECT stdout_end AS stdoutBytes, stderr_end AS stderrBytes, output_end AS outputBytes FROM output
     WHERE submission = ? AND stage = ? ORDER BY output_end DESC LIMIT 1`,
  );
  const from = (column: string) =>
    db.prepare<[number, Place, number], Row>(
      `SELECT ${column} AS end, runs, bytes FROM output WHERE submission = ? AND stage = ? AND ${column} > ? ORDER BY ${column}, output_end`,
    );
  const rowsFrom = { stdout: from('stdout_end'), stderr: from('stderr_end'), output: from('output_end') };

  return {
    open(submission, stage, limits, on) {
      forget.run(submission, stage);
      return new StageOutput(limits, {
        save(row) {
          insert.run(submission, stage, row.outputEnd, row.stdoutEnd, row.stderrEnd, row.atMs, row.runs, row.bytes);
          on.stored();
        },
        failed: on.failed,
      });
    },

    counts: (submission, stage) => lastRow.get(submission, stage) ?? { stdoutBytes: 0, stderrBytes: 0, outputBytes: 0 },

    read(submission, stage, { stream, offset, length }) {
      const parts: Uint8Array[] = [];
      let left = length;
      for (const row of rowsFrom[stream].iterate(submission, stage, offset)) {
        const bytes = stream === 'output' ? row.bytes : bytesOf(stream, row.runs, row.bytes);
        const skipped = Math.max(0, offset - (row.end - bytes.length));
        const part = bytes.subarray(skipped, skipped + left);
        parts.push(part);
        left -= part.length;
        if (left === 0) break;
      }
      return Buffer.concat(parts);
    },

    pieces(submission, stage, { offset, length }) {
      const pieces: OutputPiece[] = [];
      const end = offset + length;
      for (const row of rowsFrom.output.iterate(submission, stage, offset)) {
        let at = row.end - row.bytes.length;
        for (const run of eachRun(row.runs, row.bytes)) {
          const bytes = Math.min(at + run.bytes.length, end) - Math.max(at, offset);
          at += run.bytes.length;
          if (bytes <= 0) continue;
          const last = pieces.at(-1);
          if (last?.stream === run.stream) last.bytes += bytes;
          else if (pieces.length === PIECES) return pieces;
          else pieces.push({ stream: run.stream, bytes });
        }
        if (at >= end) break;
      }
      return pieces;
    },

    text(submission, stage, least = Number.POSITIVE_INFINITY) {
      const text = new TextJoiner();
      for (const row of rowsFrom.output.iterate(submission, stage, 0)) {
        text.add(row.runs, row.bytes);
        if (row.end >= least) break;
      }
      return text.end();
    },
  };
}
