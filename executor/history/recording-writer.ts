import { constants, zstdCompressSync } from 'node:zlib';
import { BYTES_PER_LED } from '../../simulator/led/led-state.ts';
import { joinFrames, packFrames } from '../../simulator/recording/pack.ts';
import type { Frames } from '../../simulator/recording/recording.ts';

export interface RecordingTarget {
  /** keeps a chunk of packed and compressed frames; may throw where the disk is full */
  save(chunk: { framesEnd: number; durationMs: number; packed: Uint8Array }): void;
  /** the recording is over, at this time on the tree's clock */
  end(durationMs: number): void;
  /** a chunk could not be kept: the stage cannot go on. Called once */
  failed(error: unknown): void;
}

const CHUNK_BYTES = 512 << 10;
const FLUSH_MS = 100;

/** Takes frames as they come and keeps them in compressed chunks: every 100 ms, or when half a megabyte is together. */
export class RecordingWriter {
  private readonly leds: number;
  private readonly target: RecordingTarget;
  private pending: Frames[] = [];
  private pendingBytes = 0;
  private framesEnd = 0;
  private lastMs = 0;
  private timer: NodeJS.Timeout | null = null;
  private over = false;

  constructor(leds: number, target: RecordingTarget) {
    this.leds = leds;
    this.target = target;
  }

  /** Never throws: it is called from within the engine, which is not to blame where the disk is full. */
  add(frames: Frames): void {
    const count = frames.times.length;
    if (this.over || count === 0) return;
    if (frames.lines.length !== count || frames.states.length !== count * this.leds * BYTES_PER_LED) {
      this.fail(new TypeError(`${count} frames came whose lines or states do not fit ${this.leds} LEDs`));
      return;
    }
    this.pending.push(frames);
    this.pendingBytes += frames.states.length;
    this.framesEnd += count;
    this.lastMs = frames.times[count - 1] ?? this.lastMs;
    if (this.pendingBytes >= CHUNK_BYTES) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** Keeps what is left. @param clockMs the tree's clock at the end; null where it is not known, and the last frame's time holds */
  end(clockMs: number | null): void {
    this.flush();
    if (!this.over) this.keep(() => this.target.end(clockMs ?? this.lastMs));
    this.over = true;
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.over || this.pending.length === 0) return;
    const frames = joinFrames(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    this.keep(() => {
      const packed = zstdCompressSync(packFrames(frames), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
      this.target.save({ framesEnd: this.framesEnd, durationMs: this.lastMs, packed });
    });
  }

  private keep(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.over = true;
    if (this.timer) clearTimeout(this.timer);
    this.target.failed(error);
  }
}
