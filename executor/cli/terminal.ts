import { styleText } from 'node:util';
import type { EngineProgress } from '../contract/engine.ts';

/** A line of progress on a terminal's stderr, taken away when it is done; nothing where stderr is piped. */
export function progress(): { say(text: string): void; clear(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { say: () => {}, clear: () => {} };
  let shown = '';
  const draw = (text: string) => {
    if (text === shown) return;
    shown = text;
    stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns || 80) - 1)}`);
  };
  return { say: draw, clear: () => draw('') };
}

/** A step of a long work, and how much of it is done. */
export function stepLine({ sentence, done, total }: EngineProgress): string {
  return done !== null && total ? `${sentence} ${Math.floor((100 * done) / total)} %` : sentence;
}

/** Text in a colour where stderr or stdout shows colours, plain elsewhere. */
export function coloured(style: 'green' | 'red' | 'yellow' | 'dim', text: string, stream: NodeJS.WriteStream): string {
  return styleText(style, text, { stream });
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** Writes all of it before resolving; a reader that has left is no reason to wait. */
export function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => stream.write(text, () => resolve()));
}

/** What a command answers, for programs. */
export function writeJson(answer: unknown): Promise<void> {
  return write(process.stdout, `${JSON.stringify(answer, null, 2)}\n`);
}

/** Rows of words, their columns aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((word, column) => word.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** A time as people read it, here and to the minute: 2026-11-21 10:05. */
export function day(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
