import type { Input } from '../../../inputs/input.ts';
import type { Attached } from './attach.ts';
import { frame, type ToHost, WINDOW } from './protocol.ts';

/** The host's side of a program's stdin. */
export interface Feeding {
  /** Gives it all to a program that is on its way; resolves when it has all, or has ended. @throws what reading it throws */
  begin(): Promise<void>;
  /** A frame about it. */
  control(type: ToHost, payload: Uint8Array): void;
  end(): void;
}

/** Gives a program its stdin no faster than it reads: what it has not taken is at most WINDOW bytes, however large the whole is. */
export function createFeeding(attached: Attached, stdin: Input): Feeding {
  let room = WINDOW;
  let over = false;
  let wake = () => {};

  async function give(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length && !over;) {
      if (room === 0) await new Promise<void>((resolve) => (wake = resolve));
      const part = bytes.subarray(at, at + room);
      at += part.length;
      room -= part.length;
      await attached.send(frame('D', part));
    }
  }

  return {
    async begin() {
      for await (const bytes of stdin.read()) {
        await give(bytes);
        if (over) return;
      }
      await attached.send(frame('E'));
    },
    control(type, payload) {
      if (type !== 'W' || payload.length !== 5) return;
      room += new DataView(payload.buffer, payload.byteOffset, payload.byteLength).getUint32(0);
      wake();
    },
    end() {
      over = true;
      wake();
    },
  };
}
