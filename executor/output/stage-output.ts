import { packRuns, runOf, type OutputStream } from './runs.ts';
import { Tail } from './tail.ts';
import { wholeLength } from './utf8.ts';

/** Bytes that came together, both streams interleaved; the ends count from the beginning of the stage. */
export interface OutputRow {
  outputEnd: number;
  stdoutEnd: number;
  stderrEnd: number;
  /** ms since the stage began */
  atMs: number;
  runs: Uint8Array;
  bytes: Uint8Array;
}

export interface OutputTarget {
  /** keeps a row; may throw where the disk is full */
  save(row: OutputRow): void;
  /** a row could not be kept: the stage cannot go on. Called once */
  failed(error: unknown): void;
}

const ROW_BYTES = 64 << 10;
const FLUSH_MS = 33;
/** what is kept of the end of a stream that outgrew its limit */
const TAIL_BYTES = 64 << 10;

/**
 * Takes a stage's bytes as they come and keeps them in rows: at once where nothing came lately, else when 33 ms are over or 64 KiB are
 * together. A stream's first bytes up to its limit are its head; of what comes after, the last 64 KiB at most are kept,
 * and follow at the end of the stage behind a line that says how many bytes fell out between.
 */
export class StageOutput {
  private readonly target: OutputTarget;
  private readonly began = performance.now();
  private readonly limits: Record<OutputStream, number>;
  private readonly ends: Record<OutputStream, number> = { stdout: 0, stderr: 0 };
  private readonly tails: Record<OutputStream, Tail | null> = { stdout: null, stderr: null };
  private readonly batch = new Uint8Array(ROW_BYTES);
  private filled = 0;
  private runs: number[] = [];
  private last: OutputStream | null = null;
  private arrived = 0;
  private flushedAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | null = null;
  private over = false;

  /** @param limits bytes kept of each stream's head */
  constructor(limits: Record<OutputStream, number>, target: OutputTarget) {
    this.limits = limits;
    this.target = target;
  }

  write(stream: OutputStream, bytes: Uint8Array): void {
    if (this.over || bytes.length === 0) return;
    this.arrived += 1;
    const tail = this.tails[stream];
    if (tail) {
      tail.add(this.arrived, bytes);
      return;
    }
    const room = this.limits[stream] - this.ends[stream];
    if (bytes.length <= room) {
      this.append(stream, bytes);
    } else {
      const head = wholeLength(bytes.subarray(0, room));
      this.append(stream, bytes.subarray(0, head));
      const cut = new Tail(Math.min(this.limits[stream], TAIL_BYTES));
      cut.add(this.arrived, bytes.subarray(head));
      this.tails[stream] = cut;
    }
    this.schedule();
  }

  /** Keeps what has come up to now, for what happens beside it to have its place. @returns ms since the stage began */
  mark(): number {
    this.flush();
    return performance.now() - this.began;
  }

  /** Keeps what is left, tails included. @returns bytes that fell out of each stream */
  end(): Record<OutputStream, number> {
    if (!this.over) {
      this.appendTails();
      this.flush();
      this.stop();
    }
    return { stdout: this.tails.stdout?.lost ?? 0, stderr: this.tails.stderr?.lost ?? 0 };
  }

  private appendTails(): void {
    const pieces: { stream: OutputStream; order: number; bytes: Uint8Array }[] = [];
    for (const stream of ['stdout', 'stderr'] as const) {
      const tail = this.tails[stream];
      if (!tail) continue;
      for (const piece of tail.take()) pieces.push({ stream, ...piece });
      if (tail.lost > 0) this.append(stream, notice(stream, tail.lost));
    }
    pieces.sort((a, b) => a.order - b.order);
    for (const piece of pieces) this.append(piece.stream, piece.bytes);
  }

  private append(stream: OutputStream, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.over;) {
      const part = bytes.subarray(at, at + ROW_BYTES - this.filled);
      this.batch.set(part, this.filled);
      this.filled += part.length;
      this.ends[stream] += part.length;
      if (this.last === stream) this.runs[this.runs.length - 1] = (this.runs.at(-1) ?? 0) + part.length * 2;
      else this.runs.push(runOf(stream, part.length));
      this.last = stream;
      at += part.length;
      if (this.filled === ROW_BYTES) this.flush();
    }
  }

  private schedule(): void {
    if (this.timer || this.filled === 0 || this.over) return;
    const due = this.flushedAt + FLUSH_MS - performance.now();
    if (due <= 0) {
      this.flush();
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = null;
      this.flush();
    }, due);
  }

  private flush(): void {
    if (this.filled === 0 || this.over) return;
    const now = performance.now();
    const row: OutputRow = {
      outputEnd: this.ends.stdout + this.ends.stderr,
      stdoutEnd: this.ends.stdout,
      stderrEnd: this.ends.stderr,
      atMs: now - this.began,
      runs: packRuns(this.runs),
      bytes: this.batch.slice(0, this.filled),
    };
    this.filled = 0;
    this.runs = [];
    this.last = null;
    this.flushedAt = now;
    try {
      this.target.save(row);
    } catch (error) {
      this.stop();
      this.target.failed(error);
    }
  }

  private stop(): void {
    this.over = true;
    if (this.timer) clearTimeout(this.timer);
  }
}

function notice(stream: OutputStream, lost: number): Uint8Array {
  return new TextEncoder().encode(`\n[${stream}: ${lost.toLocaleString('en-US')} bytes fell out here]\n`);
}
