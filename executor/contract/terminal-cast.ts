import type { TerminalMoment, TerminalSize } from './terminal.ts';

export interface CastHead {
  size: TerminalSize;
  /** ISO 8601 */
  startedAt: string;
  title: string;
}

/**
 * What happened at a terminal as an asciicast, version 2: a line of JSON about it, then one for each moment. Bytes are UTF-8; a character that
 * came in parts is told when it is whole. What was hidden and signals have no place in it.
 *
 * @see https://docs.asciinema.org/manual/asciicast/v2/
 */
export function castOf({ size, startedAt, title }: CastHead, moments: Iterable<TerminalMoment>): string {
  const lines = [
    {
      version: 2,
      width: size.columns,
      height: size.rows,
      timestamp: Math.floor(Date.parse(startedAt) / 1000),
      title,
      env: { TERM: 'xterm-256color' },
    },
    ...eventsOf(moments),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

type CastEvent = [seconds: number, code: 'o' | 'i' | 'r', data: string];

function* eventsOf(moments: Iterable<TerminalMoment>): Generator<CastEvent, void> {
  const decoders = { output: new TextDecoder('utf-8', { ignoreBOM: true }), typed: new TextDecoder('utf-8', { ignoreBOM: true }) };
  for (const moment of moments) {
    const seconds = Number((moment.atMs / 1000).toFixed(6));
    if (moment.kind === 'output' || moment.kind === 'typed') {
      const bytes = Uint8Array.from(atob(moment.base64), (character) => character.charCodeAt(0));
      const text = decoders[moment.kind].decode(bytes, { stream: true });
      if (text !== '') yield [seconds, moment.kind === 'output' ? 'o' : 'i', text];
    } else if (moment.kind === 'resized') {
      yield [seconds, 'r', `${moment.columns}x${moment.rows}`];
    }
  }
}
