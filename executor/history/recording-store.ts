import { zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { BYTES_PER_LED } from '../../simulator/led/led-state.ts';
import { joinFrames, packFrames, unpackFrames } from '../../simulator/recording/pack.ts';
import type { Frames } from '../../simulator/recording/recording.ts';
import { RecordingWriter } from './recording-writer.ts';

/** The frames of recordings, in compressed chunks. Submissions are known by their `seq`. */
export interface RecordingStore {
  /** Begins a recording; what an earlier attempt left is forgotten. */
  open(submission: number, leds: number, on: { stored(): void; failed(error: unknown): void }): RecordingWriter;
  /** Frames `from` to `from + count`, fewer where the recording ends before. */
  frames(submission: number, leds: number, from: number, count: number): Uint8Array<ArrayBuffer>;
}

export function createRecordingStore(db: Database): RecordingStore {
  const forget = db.prepare('DELETE FROM frames WHERE submission = ?');
  const insert = db.prepare('INSERT INTO frames (submission, frames_end, packed) VALUES (?, ?, ?)');
  const count = db.prepare('UPDATE submissions SET frames = ?, duration_ms = ? WHERE seq = ?');
  const finish = db.prepare('UPDATE submissions SET frames = coalesce(frames, 0), duration_ms = max(duration_ms, ?) WHERE seq = ?');
  const chunksFrom = db.prepare<[number, number], { end: number; packed: Buffer }>(
    'SELECT frames_end AS end, packed FROM frames WHERE submission = ? AND frames_end > ? ORDER BY frames_end',
  );

  return {
    open(submission, leds, on) {
      forget.run(submission);
      const save = db.transaction((chunk: { framesEnd: number; durationMs: number; packed: Uint8Array }) => {
        insert.run(submission, chunk.framesEnd, chunk.packed);
        count.run(chunk.framesEnd, chunk.durationMs, submission);
      });
      return new RecordingWriter(leds, {
        save(chunk) {
          save(chunk);
          on.stored();
        },
        end(durationMs) {
          finish.run(durationMs, submission);
        },
        failed: on.failed,
      });
    },

    frames(submission, leds, from, count) {
      const parts: Frames[] = [];
      let left = count;
      for (const { end, packed } of chunksFrom.iterate(submission, from)) {
        const chunk = unpackFrames(unpacked(packed), leds);
        const skipped = Math.max(0, from - (end - chunk.times.length));
        const part = slice(chunk, leds, skipped, skipped + left);
        parts.push(part);
        left -= part.times.length;
        if (left === 0) break;
      }
      return packFrames(joinFrames(parts));
    },
  };
}

/** In a buffer of its own, so that it can be seen as float64 and uint32. */
function unpacked(packed: Buffer): ArrayBuffer {
  return new Uint8Array(zstdDecompressSync(packed)).buffer;
}

function slice(frames: Frames, leds: number, from: number, to: number): Frames {
  const bytes = leds * BYTES_PER_LED;
  return {
    times: frames.times.subarray(from, to),
    lines: frames.lines.subarray(from, to),
    states: frames.states.subarray(from * bytes, to * bytes),
  };
}
