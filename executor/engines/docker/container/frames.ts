import type { Push } from './demux.ts';
import { HEADER, type ToHost } from './protocol.ts';

export interface FrameSink {
  /** a piece of a frame that carries bytes (`1 2 T C`), as it came */
  data(type: ToHost, bytes: Uint8Array, channel: number): void;
  /** any other frame, whole */
  control(type: ToHost, payload: Uint8Array, channel: number): void;
}

const TYPES = new Set('H12LZRTQNCEWXS');
const CARRIERS = new Set('12TC');
const CONTROL_MAX = 64 << 10;

/** Takes apart the frames of a container (`protocol.ts`). Holds no more than one control frame. */
export function createFrameReader(sink: FrameSink): Push {
  const header = Buffer.alloc(HEADER);
  let got = 0;
  let left = 0;
  let type = 'H' as ToHost;
  let channel = 0;
  let whole: Buffer | null = null;

  function begin(): void {
    type = String.fromCharCode(header[0]!) as ToHost;
    channel = header.readUIntBE(1, 3);
    left = header.readUInt32BE(4);
    if (!TYPES.has(type)) throw new Error('the container sent a frame that is none');
    if (CARRIERS.has(type)) return;
    if (left > CONTROL_MAX) throw new Error('the container sent a frame that is too long');
    whole = Buffer.alloc(left);
    if (left === 0) end();
  }

  function end(): void {
    const payload = whole!;
    whole = null;
    sink.control(type, payload, channel);
  }

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const bytes = chunk.subarray(at, at + left);
        at += bytes.length;
        if (whole) whole.set(bytes, whole.length - left);
        left -= bytes.length;
        if (!whole) sink.data(type, bytes, channel);
        else if (left === 0) end();
        continue;
      }
      const taken = Math.min(HEADER - got, chunk.length - at);
      header.set(chunk.subarray(at, at + taken), got);
      at += taken;
      got += taken;
      if (got < HEADER) return;
      got = 0;
      begin();
    }
  };
}
