import { applySgr, type AnsiStyle } from './ansi-style.ts';

/** A part of a line that looks the same throughout. */
export interface Span {
  text: string;
  style: AnsiStyle;
}

/**
 * What a terminal takes for itself (ECMA-48): control sequences; texts for the terminal, such as titles and links; two-character escapes;
 * and control characters, but for the tab. A sequence that the line's end cuts off is taken too.
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /\x1b\[([0-?]*)[ -/]*([@-~]|$)|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\|$)|\x1b[ -/]*[0-~]?|[\x00-\x08\x0a-\x1f\x7f]/g;
const OVERWRITES = /[\r\b]/;

/** The style that a line leaves behind. */
export function styleAfter(line: string, style: AnsiStyle): AnsiStyle {
  let after = style;
  for (const [, parameters = '', final] of line.matchAll(CONTROL)) if (final === 'm') after = applySgr(after, parameters);
  return after;
}

/** A line as a terminal would show it, begun in a style: with what a carriage return or a backspace writes over. No span is empty. */
export function spansOf(line: string, style: AnsiStyle): Span[] {
  return OVERWRITES.test(line) ? overwritten(line, style) : flowing(line, style);
}

function flowing(line: string, style: AnsiStyle): Span[] {
  const spans: Span[] = [];
  let now = style;
  let from = 0;
  for (const { index, 0: all, 1: parameters = '', 2: final } of line.matchAll(CONTROL)) {
    if (index > from) spans.push({ text: line.slice(from, index), style: now });
    from = index + all.length;
    if (final === 'm') now = applySgr(now, parameters);
  }
  if (from < line.length) spans.push({ text: line.slice(from), style: now });
  return spans;
}

/** The same in cells, one for each code point. */
function overwritten(line: string, style: AnsiStyle): Span[] {
  const cells: Span[] = [];
  let column = 0;
  let now = style;
  const write = (text: string): void => {
    for (const sign of text) cells[column++] = { text: sign, style: now };
  };
  let from = 0;
  for (const { index, 0: all, 1: parameters = '', 2: final } of line.matchAll(CONTROL)) {
    write(line.slice(from, index));
    from = index + all.length;
    if (final === 'm') now = applySgr(now, parameters);
    else if (all === '\r') column = 0;
    else if (all === '\b') column = Math.max(0, column - 1);
    else if (final === 'K') erase(cells, column, parameters);
  }
  write(line.slice(from));
  return joined(cells);
}

/** `CSI K` erases to the line's end, `1K` to its beginning, `2K` all of it. */
function erase(cells: Span[], column: number, parameters: string): void {
  if (parameters !== '1') cells.length = Math.min(cells.length, column);
  if (parameters === '1' || parameters === '2') cells.fill({ text: ' ', style: {} }, 0, column);
}

/** A hole, where nothing was written, is a space. */
function joined(cells: readonly (Span | undefined)[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < cells.length; at++) {
    const { text, style } = cells[at] ?? { text: ' ', style: {} };
    const last = spans.at(-1);
    if (last?.style === style) last.text += text;
    else spans.push({ text, style });
  }
  return spans;
}
