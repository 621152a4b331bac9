import type { TerminalSize } from '../../../contract/terminal.ts';
import type { LiveTerminal, TerminalSink } from '../../engine.ts';
import type { Attached } from './attach.ts';
import { frame, type ToHost, WINDOW } from './protocol.ts';
import { SIGNALS } from './signals.ts';

/** The terminal that a job is started on, and who is told of it. */
export interface TerminalJob extends TerminalSink {
  /** when the job begins */
  size: TerminalSize;
  /** what is typed first */
  typed: Uint8Array;
}

/** What may wait to be typed beside what the container has, bytes. */
const WAITING_MAX = 1 << 20;
const END = Uint8Array.of(4);

/** The host's side of a job's terminal. */
export interface Typing {
  /** The program is on its way: from now on it can be typed to. */
  begin(): void;
  /** A frame about the terminal. */
  control(type: ToHost, payload: Uint8Array): void;
  end(): void;
}

/** Types no faster than the terminal takes it: what it has not taken is at most WINDOW bytes. */
export function createTyping(attached: Attached, job: TerminalJob): Typing {
  /** what the terminal has not taken */
  let sent: Uint8Array[] = [];
  let room = WINDOW;
  let waiting = 0;
  let over = false;
  let wake = () => {};
  let turn: Promise<void> = Promise.resolve();

  async function give(bytes: Uint8Array, type: 'D' | 'E'): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      while (room === 0 && !over) await new Promise<void>((resolve) => (wake = resolve));
      if (over) throw new Error('The program has ended: what was typed after that is lost.');
      const part = bytes.slice(at, at + room);
      at += part.length;
      room -= part.length;
      sent.push(part);
      await attached.send(type === 'E' ? frame('E') : frame('D', part));
    }
  }

  /** One after the other, in the order they are asked for. */
  function inTurn(bytes: Uint8Array, type: 'D' | 'E' = 'D'): Promise<void> {
    if (waiting + bytes.length > WAITING_MAX) {
      return Promise.reject(new Error(`The program does not read: ${waiting} bytes that were typed still wait. Type on when it has.`));
    }
    waiting += bytes.length;
    const given = turn.then(() => give(bytes, type)).finally(() => (waiting -= bytes.length));
    turn = given.catch(() => {});
    return given;
  }

  function taken(payload: Uint8Array): void {
    const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
    const all = Buffer.concat(sent);
    const count = view.getUint32(0);
    if (count > all.length) throw new Error('the container says that more was typed than was');
    room += count;
    sent = count < all.length ? [all.subarray(count)] : [];
    job.taken(all.subarray(0, count), view.getUint8(4) === 1);
    wake();
  }

  const live: LiveTerminal = {
    type: (bytes) => inTurn(bytes),
    end: () => inTurn(END, 'E'),
    resize({ columns, rows }) {
      void attached.send(frame('S', Uint8Array.of(columns >> 8, columns & 0xff, rows >> 8, rows & 0xff)));
    },
    signal(name) {
      void attached.send(frame('K', Uint8Array.of(SIGNALS.indexOf(name) + 1)));
    },
  };

  return {
    begin() {
      if (over) return;
      // A large one waits for the program as any paste does.
      for (let at = 0; at < job.typed.length; at += WINDOW)
        turn = turn.then(() => give(job.typed.subarray(at, at + WINDOW), 'D')).catch(() => {});
      job.opened(live);
    },
    control(type, payload) {
      if (type === 'W' && payload.length === 5) taken(payload);
      else if (type === 'S') job.waits(payload[0] === 1);
    },
    end() {
      over = true;
      wake();
    },
  };
}
