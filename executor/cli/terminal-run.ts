import type { SubmissionEvent } from '../contract/events.ts';
import { type TerminalMoment, type TerminalSize, TYPED_BYTES } from '../contract/terminal.ts';
import type { TreelineClient } from '../server/router.ts';
import { UsageFault } from './fault.ts';
import { write } from './terminal.ts';

/** Ctrl-], as of telnet: no program has a use for it. */
const WAY_OUT = 0x1d;
/** What a program may leave on that a shell has no use for: its screen, a hidden cursor, reports of the mouse and of pastes. */
const LEFT_ON = ['1049', '1000', '1002', '1003', '1006', '2004'];

/** This terminal as the one that a program is run on. @throws UsageFault where there is none */
export function ownTerminal(): TerminalSize {
  const { stdin, stdout } = process;
  if (stdin.isTTY && stdout.isTTY) return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
  throw new UsageFault('A program at a terminal needs one, and this is none. Run it from one; or leave --terminal out, and use --stdin.');
}

/** A person at a program's terminal, by way of this one. */
export interface TerminalRun {
  /** Shows what there is to show: to be called at every state. */
  follow(event: SubmissionEvent): Promise<void>;
  /** Gives this terminal back. */
  leave(): void;
}

/** From the beginning of the stage `run` on, this terminal is the program's: every key is sent to it, but Ctrl-], which cancels it. */
export function terminalRun(client: TreelineClient, id: string): TerminalRun {
  const { stdin, stdout } = process;
  let cursor: string | undefined;
  let isOurs = true;
  let keys: Uint8Array[] = [];
  let sending = false;
  let shown = '';
  let sized: TerminalSize | null = null;

  /** One call at a time, so that keys come in order; what is typed meanwhile goes together with the next. */
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    while (keys.length > 0) {
      const bytes = Buffer.concat(keys);
      keys = bytes.length > TYPED_BYTES ? [bytes.subarray(TYPED_BYTES)] : [];
      // What is typed at the very end is nobody's any more.
      await client.terminal.type({ id, base64: bytes.subarray(0, TYPED_BYTES).toString('base64') }).catch(() => (keys = []));
    }
    sending = false;
  }
  const typed = (bytes: Buffer): void => {
    if (bytes.includes(WAY_OUT)) void client.submissions.cancel({ id }).catch(() => {});
    keys.push(bytes);
    void send();
  };
  const resized = (): void => {
    const size = { columns: stdout.columns, rows: stdout.rows };
    if (sized?.columns === size.columns && sized.rows === size.rows) return;
    sized = size;
    void client.terminal.resize({ id, ...size }).catch(() => {});
  };

  function take(): void {
    isOurs = false;
    stdin.setRawMode(true);
    stdin.on('data', typed);
    stdout.on('resize', resized);
    process.stderr.write('Ctrl-] ends the program.\r\n');
  }

  return {
    async follow({ status }) {
      if (isOurs && status === 'RUNNING') take();
      for (;;) {
        const { moments, next } = await client.terminal.transcript({ id, ...(cursor !== undefined && { cursor }) });
        if (moments.length === 0) return;
        cursor = next;
        const bytes = outputOf(moments);
        shown = (shown + bytes.toString('latin1')).slice(-(1 << 16));
        if (bytes.length > 0) await write(stdout, bytes);
      }
    },
    leave() {
      if (isOurs) return;
      stdin.off('data', typed);
      stdout.off('resize', resized);
      stdin.setRawMode(false);
      stdin.pause();
      stdout.write(undone(shown));
    },
  };
}

function outputOf(moments: readonly TerminalMoment[]): Buffer {
  return Buffer.concat(moments.flatMap((moment) => (moment.kind === 'output' ? [Buffer.from(moment.base64, 'base64')] : [])));
}

/** What sets a terminal back that a program has left as it was: only what it has set. */
export function undone(shown: string): string {
  const isOn = (mode: string, on: string, off: string) =>
    shown.lastIndexOf(`\x1b[?${mode}${on}`) > shown.lastIndexOf(`\x1b[?${mode}${off}`);
  const left = LEFT_ON.filter((mode) => isOn(mode, 'h', 'l')).map((mode) => `\x1b[?${mode}l`);
  const cursor = isOn('25', 'l', 'h') ? '\x1b[?25h' : '';
  const line = shown === '' || shown.endsWith('\n') ? '' : '\r\n';
  return `${left.join('')}${cursor}${shown.includes('\x1b[') ? '\x1b[m' : ''}${line}`;
}
