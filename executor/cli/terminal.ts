import { styleText } from 'node:util';

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
