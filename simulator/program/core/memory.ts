import { webAssembly } from './web-assembly.ts';

/** WebAssembly pages. */
const PAGE_BYTES = 65_536;

export interface MemoryMeter {
  /** no growth beyond this many bytes: Python sees a MemoryError */
  cap: number;
  /** the most that was asked for and refused, bytes; 0 where nothing was */
  refused: number;
}

/** Puts a cap on whatever WebAssembly memory grows in this realm; made before the interpreter is. */
export function meterMemory(): MemoryMeter {
  const meter: MemoryMeter = { cap: Number.POSITIVE_INFINITY, refused: 0 };
  const { prototype } = webAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (this: typeof prototype, pages: number): number {
    const bytes = this.buffer.byteLength + pages * PAGE_BYTES;
    if (bytes > meter.cap) {
      meter.refused = Math.max(meter.refused, bytes);
      throw new RangeError('the memory cap is reached');
    }
    return grow.call(this, pages);
  };
  return meter;
}
