import { Duplex } from 'node:stream';
import type { Attached } from './attach.ts';
import { frame, type ToHost, WINDOW } from './protocol.ts';

/** Connections that programs of a container open, by channel. */
export interface Connections {
  data(channel: number, bytes: Uint8Array): void;
  control(type: ToHost, channel: number, payload: Uint8Array): void;
  /** Ends all of them, as when the container has ended. */
  end(): void;
}

interface Line {
  duplex: Duplex;
  /** bytes that the container still takes */
  credit: number;
  /** bytes taken in that the container has not been told of */
  owed: number;
  pending: { bytes: Uint8Array; done: () => void } | null;
}

const HELD = { readableHighWaterMark: WINDOW / 2, writableHighWaterMark: WINDOW / 2 };

/** Hands each new connection to `serve` as a stream that holds no more than a window of bytes either way. */
export function createConnections(attached: Attached, serve: (connection: Duplex) => void): Connections {
  const lines = new Map<number, Line>();
  const send = (...parts: Parameters<typeof frame>) => void attached.send(frame(...parts));

  function give(channel: number, line: Line): void {
    const { pending } = line;
    if (!pending || line.credit === 0) return;
    const bytes = pending.bytes.subarray(0, line.credit);
    pending.bytes = pending.bytes.subarray(bytes.length);
    line.credit -= bytes.length;
    send('C', bytes, channel);
    if (pending.bytes.length > 0) return;
    line.pending = null;
    pending.done();
  }

  /** Not for every few bytes: what is owed is at most a quarter of the window, so that it never stands still. */
  function grant(channel: number, line: Line): void {
    if (line.owed < WINDOW / 4) return;
    const payload = Buffer.alloc(4);
    payload.writeUInt32BE(line.owed);
    line.owed = 0;
    send('W', payload, channel);
  }

  function open(channel: number): void {
    const duplex = new Duplex({
      ...HELD,
      read: () => grant(channel, line),
      write(bytes: Buffer, _encoding, done) {
        line.pending = { bytes, done };
        give(channel, line);
      },
      final(done) {
        send('E', undefined, channel);
        done();
      },
      destroy(error, done) {
        if (lines.delete(channel)) send('X', undefined, channel);
        done(error);
      },
    });
    const line: Line = { duplex, credit: WINDOW, owed: 0, pending: null };
    lines.set(channel, line);
    // The program's end of it may go at any time; whoever serves it sees that it has closed.
    duplex.on('error', () => {});
    serve(duplex);
  }

  return {
    data(channel, bytes) {
      const line = lines.get(channel);
      if (!line) return;
      line.owed += bytes.length;
      if (line.duplex.push(bytes)) grant(channel, line);
    },
    control(type, channel, payload) {
      if (type === 'N') return open(channel);
      const line = lines.get(channel);
      if (!line) return;
      if (type === 'E') line.duplex.push(null);
      if (type === 'W') {
        line.credit += Buffer.from(payload).readUInt32BE();
        give(channel, line);
      }
      if (type === 'X') {
        lines.delete(channel);
        line.duplex.destroy();
      }
    },
    end() {
      for (const { duplex } of lines.values()) duplex.destroy();
    },
  };
}
