import { setTimeout as wait } from 'node:timers/promises';
import type { TerminalSize } from '../../../../contract/terminal.ts';
import type { LiveTerminal } from '../../../engine.ts';
import type { ContainerEnd, WaitingContainer } from '../container.ts';
import { type Changes, jobOf } from './job-of.ts';

/** FOR TESTS ONLY: a person at the terminal of a shell script in a container. */
export interface AtTerminal {
  terminal: LiveTerminal;
  /** all that was shown, as latin1 so that every byte is to be seen */
  shown(): string;
  /** Resolves when what was shown since the last look matches, or has a text in it. */
  sees(pattern: RegExp | string): Promise<void>;
  /** Resolves when the program waits for somebody to type, or does not. */
  waits(is?: boolean): Promise<void>;
  type(text: string): Promise<void>;
  /** what the terminal has taken */
  taken: { text: string; hidden: boolean }[];
  ended: Promise<ContainerEnd>;
}

interface Options extends Changes {
  size?: TerminalSize;
  sessionMs?: number;
  typed?: string;
}

export async function atTerminal(container: WaitingContainer, script: string, options: Options = {}): Promise<AtTerminal> {
  const { size = { columns: 80, rows: 24 }, sessionMs = 20_000, typed = '' } = options;
  const bytes: Buffer[] = [];
  const shown = () => Buffer.concat(bytes).toString('latin1');
  const taken: AtTerminal['taken'] = [];
  const { promise: opened, resolve } = Promise.withResolvers<LiveTerminal>();
  let waiting = false;
  let looked = 0;
  let isOver = false;
  const job = jobOf(script, {
    ...options,
    job: {
      ...options.job,
      terminal: {
        size,
        sessionMs,
        typed: Buffer.from(typed),
        opened: resolve,
        taken: (part, hidden) => void taken.push({ text: Buffer.from(part).toString(), hidden }),
        waits: (is) => (waiting = is),
      },
    },
  });
  const sink = { output: (_: string, part: Uint8Array) => void bytes.push(Buffer.from(part)) };
  const ended = container.run(job, sink, new AbortController().signal).finally(() => (isOver = true));
  // A test that fails before looks at no end.
  ended.catch(() => {});
  const until = async (condition: () => boolean, what: string) => {
    for (const begun = Date.now(); !condition(); await wait(2)) {
      if (isOver || Date.now() - begun > 10_000) throw new Error(`${what} never came; shown was ${JSON.stringify(shown().slice(-2_000))}`);
    }
  };
  const terminal = await opened;
  return {
    terminal,
    shown,
    async sees(pattern) {
      const matches = (text: string) => (typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text));
      await until(() => matches(shown().slice(looked)), String(pattern));
      looked = bytes.reduce((sum, part) => sum + part.length, 0);
    },
    waits: (is = true) => until(() => waiting === is, is ? 'a wait for input' : 'an end of the wait'),
    type: (text) => terminal.type(Buffer.from(text)),
    taken,
    ended,
  };
}
