import type { Database } from 'better-sqlite3';
import type { TerminalMoment, TerminalSignal, TerminalSize } from '../contract/terminal.ts';

/** What happened at terminals, in order. Submissions are known by their `seq`. */
export interface Transcripts {
  /** Keeps something that was done at a terminal; its output is kept with that of all stages. What an earlier attempt left is forgotten at 1. */
  keep(submission: number, number: number, moment: Done): void;
  /** From a cursor on (null: the beginning), about PART_BYTES of it. */
  read(submission: number, cursor: string | null): { moments: TerminalMoment[]; next: string };
}

/** What is not output. */
export type Done =
  | { kind: 'typed'; atMs: number; bytes: Uint8Array }
  | { kind: 'hidden'; atMs: number; count: number }
  | ({ kind: 'resized'; atMs: number } & TerminalSize)
  | { kind: 'signal'; atMs: number; signal: TerminalSignal };

const PART_BYTES = 256 << 10;
/** Looked at for a part at most; rows of output are 64 KiB at most. */
const ROWS = 16;
const MOMENTS = 256;

interface Row {
  at: number;
  place: number;
  kind: 'output' | Done['kind'];
  data: Buffer;
}

export function createTranscripts(db: Database): Transcripts {
  const forget = db.prepare('DELETE FROM terminal_moments WHERE submission = ?');
  const insert = db.prepare('INSERT INTO terminal_moments (submission, number, at_ms, kind, data) VALUES (?, ?, ?, ?, ?)');
  const outputFrom = db.prepare<[number, number], Row>(
    `SELECT at_ms AS at, output_end AS place, 'output' AS kind, bytes AS data FROM output
     WHERE submission = ? AND stage = 'run' AND output_end > ? ORDER BY output_end LIMIT ${ROWS}`,
  );
  const momentsFrom = db.prepare<[number, number], Row>(
    `SELECT at_ms AS at, number AS place, kind, data FROM terminal_moments
     WHERE submission = ? AND number > ? ORDER BY number LIMIT ${MOMENTS}`,
  );

  return {
    keep(submission, number, moment) {
      if (number === 1) forget.run(submission);
      insert.run(submission, number, moment.atMs, moment.kind, dataOf(moment));
    },

    read(submission, cursor) {
      let [output = 0, number = 0] = (cursor ?? '').split('-').map(Number);
      const rows = { output: outputFrom.all(submission, output), done: momentsFrom.all(submission, number) };
      const isCut = { output: rows.output.length === ROWS, done: rows.done.length === MOMENTS };
      const moments: TerminalMoment[] = [];
      for (let bytes = 0; bytes < PART_BYTES;) {
        const [said] = rows.output;
        const [did] = rows.done;
        // Which comes first is not known where one of them goes on.
        if ((!said && isCut.output) || (!did && isCut.done)) break;
        const isOutput = said !== undefined && (did === undefined || said.at <= did.at);
        const row = isOutput ? rows.output.shift() : rows.done.shift();
        if (!row) break;
        if (isOutput) output = row.place;
        else number = row.place;
        bytes += row.data.length;
        moments.push(momentOf(row));
      }
      return { moments, next: `${output}-${number}` };
    },
  };
}

function dataOf(moment: Done): Buffer {
  switch (moment.kind) {
    case 'typed':
      return Buffer.from(moment.bytes);
    case 'hidden':
      return Buffer.from(String(moment.count));
    case 'resized':
      return Buffer.from(`${moment.columns}x${moment.rows}`);
    case 'signal':
      return Buffer.from(moment.signal);
  }
}

function momentOf({ at: atMs, kind, data }: Row): TerminalMoment {
  switch (kind) {
    case 'output':
    case 'typed':
      return { kind, atMs, base64: data.toString('base64') };
    case 'hidden':
      return { kind, atMs, bytes: Number(data) };
    case 'resized': {
      const [columns = 0, rows = 0] = data.toString().split('x').map(Number);
      return { kind, atMs, columns, rows };
    }
    case 'signal':
      return { kind, atMs, signal: data.toString() as TerminalSignal };
  }
}
