import type { TerminalSignal, TerminalSize } from '../contract/terminal.ts';
import type { LiveTerminal, TerminalSink } from '../engines/engine.ts';
import type { StageOutput } from '../output/stage-output.ts';
import type { StopReason } from '../pipeline/stop-reason.ts';
import { Refusal } from '../refusal.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { Done, Transcripts } from './transcript.ts';

/** The terminals of programs that run now, and who is at them. */
export interface Terminals {
  /** Of a run that begins: what its engine tells of it. `close` when it has ended. */
  open(run: OpenedRun): { sink: TerminalSink; close(): void };
  /** Whether its program waits for somebody to type; null where none runs. */
  waiting(id: string): boolean | null;
  /** @throws Refusal NO_TERMINAL with a sentence */
  type(id: string, bytes: Uint8Array): Promise<void>;
  end(id: string): Promise<void>;
  resize(id: string, size: TerminalSize): void;
  signal(id: string, signal: TerminalSignal): void;
  /** Somebody looks at it, until they call what is returned. */
  attach(id: string): () => void;
}

interface OpenedRun {
  id: string;
  seq: number;
  /** where its output is kept, whose clock is the transcript's */
  output: Pick<StageOutput, 'mark'>;
  stop: AbortController;
  /** what was done could not be kept */
  failed(error: unknown): void;
}

export interface TerminalsOptions {
  transcripts: Transcripts;
  changed(id: string): void;
  /** its program waits for somebody to type, or does not any more */
  waits(id: string, is: boolean): void;
  settings(): {
    /** how long a terminal may be open, ms */
    terminalMs: number;
    /** how long nobody need be at it, ms */
    unattendedMs: number;
  };
}

interface Live {
  waiting: boolean;
  terminal: LiveTerminal | null;
  /** to be had when it is there */
  size: TerminalSize | null;
  did(what: Undated): void;
  /** Somebody is at it, or has just been. */
  seen(): void;
}

type Undated = Done extends infer One ? (One extends Done ? Omit<One, 'atMs'> : never) : never;

/** So much of what was typed is kept, bytes. */
const TYPED_KEPT = 16 << 20;

export function createTerminals({ transcripts, changed, waits, settings }: TerminalsOptions): Terminals {
  const open = new Map<string, Live>();
  const watchers = new Map<string, number>();

  function at(id: string): { live: Live; terminal: LiveTerminal } {
    const live = open.get(id);
    if (!live?.terminal) throw noTerminal(id, 'Its program does not run at a terminal now: nobody reads what is typed.');
    live.seen();
    return { live, terminal: live.terminal };
  }

  function resize(id: string, size: TerminalSize): void {
    const begins = open.get(id);
    if (begins && !begins.terminal) {
      begins.size = size;
      return;
    }
    const { live, terminal } = at(id);
    terminal.resize(size);
    live.did({ kind: 'resized', ...size });
  }

  return {
    open({ id, seq, output, stop, failed }) {
      const { terminalMs, unattendedMs } = settings();
      let number = 0;
      let typed = 0;
      let timer: NodeJS.Timeout | undefined;
      const live: Live = {
        waiting: false,
        terminal: null,
        size: null,
        did(what) {
          try {
            transcripts.keep(seq, ++number, { ...what, atMs: output.mark() } as Done);
          } catch (error) {
            failed(error);
          }
          changed(id);
        },
        seen() {
          clearTimeout(timer);
          if (watchers.has(id)) return;
          timer = setTimeout(() => stop.abort({ kind: 'unattended', ms: unattendedMs } satisfies StopReason), unattendedMs);
        },
      };
      open.set(id, live);
      live.seen();
      const sink: TerminalSink = {
        sessionMs: terminalMs,
        opened(terminal) {
          live.terminal = terminal;
          if (live.size) resize(id, live.size);
          changed(id);
        },
        taken(bytes, hidden) {
          typed += bytes.length;
          if (hidden) live.did({ kind: 'hidden', count: bytes.length });
          else if (typed <= TYPED_KEPT) live.did({ kind: 'typed', bytes });
        },
        waits(is) {
          live.waiting = is;
          waits(id, is);
          changed(id);
        },
      };
      return {
        sink,
        close() {
          clearTimeout(timer);
          open.delete(id);
        },
      };
    },

    waiting: (id) => open.get(id)?.waiting ?? null,

    async type(id, bytes) {
      await at(id)
        .terminal.type(bytes)
        .catch((error: unknown) => Promise.reject(noTerminal(id, sentenceOf(error))));
    },
    async end(id) {
      await at(id)
        .terminal.end()
        .catch((error: unknown) => Promise.reject(noTerminal(id, sentenceOf(error))));
    },
    resize,
    signal(id, signal) {
      const { live, terminal } = at(id);
      terminal.signal(signal);
      live.did({ kind: 'signal', signal });
    },

    attach(id) {
      watchers.set(id, (watchers.get(id) ?? 0) + 1);
      open.get(id)?.seen();
      return () => {
        const left = (watchers.get(id) ?? 1) - 1;
        if (left > 0) watchers.set(id, left);
        else watchers.delete(id);
        open.get(id)?.seen();
      };
    },
  };
}

function noTerminal(id: string, sentence: string): Refusal {
  return new Refusal(sentence, { code: 'NO_TERMINAL', id });
}
