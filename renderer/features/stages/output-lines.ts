import { spansOf, styleAfter, type Span } from './ansi-spans.ts';
import { PLAIN, type AnsiStyle } from './ansi-style.ts';
import { Numbers } from './numbers.ts';

export type OutputStream = 'stdout' | 'stderr';
/** What is shown of a stage: both streams as they came, or one. */
export type Shown = 'output' | OutputStream;

/** Whose the bytes of an output are, in order. */
export type Pieces = readonly { stream: OutputStream; bytes: number }[];

/** A row of the output viewer: a line, a part of a very long one, or the part of a line that one stream wrote. */
export interface OutputRow {
  spans: readonly Span[];
  stream: OutputStream;
}

/** A longer line is shown in parts, in bytes: browsers lay out such a row slowly. */
const LONGEST = 4_096;
/** An escape sequence is not cut, if it is no longer than this, in bytes. */
const SEQUENCE = 64;
const [NEWLINE, RETURN, ESCAPE] = [0x0a, 0x0d, 0x1b];

/**
 * The rows of a stage's output. It is kept as the bytes that came, with the place where each row begins: text is made of those rows only
 * that are looked at, so that 64 MiB of it are taken as quickly as they are sent.
 */
export class OutputLines {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private readonly starts = new Numbers();
  /** of each row: the style it begins with, as a place in `styles`, times two, and one more for stderr */
  private readonly faces = new Numbers();
  private readonly of = { stdout: new Numbers(), stderr: new Numbers() };
  private readonly styles: AnsiStyle[] = [PLAIN];
  private readonly styleIds = new Map<string, number>([['{}', 0]]);
  /** the style that the next row begins with */
  private style = 0;
  /** the last row is not ended */
  private open = false;
  /** where the next escape character stands, at the earliest */
  private escape = 0;
  private readonly decoder = new TextDecoder();

  /** Takes the next bytes of the output. */
  add(bytes: Uint8Array, pieces: Pieces): void {
    let from = 0;
    for (const piece of pieces) {
      this.addPiece(bytes.subarray(from, from + piece.bytes), piece.stream);
      from += piece.bytes;
    }
  }

  count(shown: Shown): number {
    return shown === 'output' ? this.starts.length : this.of[shown].length;
  }

  row(index: number, shown: Shown): OutputRow {
    const row = shown === 'output' ? index : (this.of[shown].at(index) ?? 0);
    const face = this.faces.at(row) ?? 0;
    return { spans: spansOf(this.textOf(row), this.styles[face >> 1] ?? PLAIN), stream: face & 1 ? 'stderr' : 'stdout' };
  }

  /** A row's text without its escape sequences. */
  text(index: number, shown: Shown): string {
    return this.row(index, shown)
      .spans.map((span) => span.text)
      .join('');
  }

  private addPiece(bytes: Uint8Array, stream: OutputStream): void {
    if (this.open && this.streamOf(this.starts.length - 1) !== stream) this.endRow();
    let from = 0;
    while (from < bytes.length) {
      const some = bytes.subarray(from, from + LONGEST);
      const newline = some.indexOf(NEWLINE);
      const line = newline === -1 ? some : some.subarray(0, newline + 1);
      if (!this.open) this.beginRow(stream);
      this.append(line);
      this.cutLong(stream);
      if (newline !== -1) this.endRow();
      from += line.length;
    }
  }

  private beginRow(stream: OutputStream): void {
    this.of[stream].push(this.starts.length);
    this.starts.push(this.length);
    this.faces.push(this.style * 2 + (stream === 'stderr' ? 1 : 0));
    this.open = true;
  }

  private endRow(): void {
    this.open = false;
    const start = this.starts.at(this.starts.length - 1) ?? 0;
    if (!this.hasEscape(start, this.length)) return;
    const plain = endsPlain(this.bytes.subarray(start, this.length));
    this.style = plain ? 0 : this.styleId(styleAfter(this.decode(start, this.length), this.styleNow()));
  }

  /** Of a line that is written over again and again, only its last state is kept; any other is cut. */
  private cutLong(stream: OutputStream): void {
    for (;;) {
      const start = this.starts.at(this.starts.length - 1) ?? 0;
      if (this.length - start <= LONGEST) return;
      const line = this.bytes.subarray(start, this.length);
      // Not the one that belongs to the line's end.
      const written = line.lastIndexOf(RETURN, line.length - 3);
      if (written > 0) {
        this.bytes.copyWithin(start, start + written, this.length);
        this.length -= written;
        this.escape = start;
        if (this.length - start <= LONGEST) return;
      }
      const rest = this.bytes.slice(start + cutOf(this.bytes.subarray(start, this.length)), this.length);
      this.length -= rest.length;
      this.endRow();
      this.beginRow(stream);
      this.append(rest);
    }
  }

  private append(bytes: Uint8Array): void {
    const needed = this.length + bytes.length;
    if (needed > this.bytes.length) {
      const more = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      more.set(this.bytes.subarray(0, this.length));
      this.bytes = more;
    }
    this.bytes.set(bytes, this.length);
    this.length = needed;
  }

  private hasEscape(from: number, to: number): boolean {
    if (this.escape < from || (this.escape < to && this.bytes[this.escape] !== ESCAPE)) {
      const found = this.bytes.subarray(0, this.length).indexOf(ESCAPE, Math.max(this.escape, from));
      this.escape = found === -1 ? this.length : found;
    }
    return this.escape < to;
  }

  private textOf(row: number): string {
    const start = this.starts.at(row) ?? this.length;
    return this.decode(start, this.starts.at(row + 1) ?? this.length);
  }

  /** Without the line's end. */
  private decode(start: number, end: number): string {
    let to = end;
    if (this.bytes[to - 1] === NEWLINE && to > start) to -= 1;
    if (this.bytes[to - 1] === RETURN && to > start) to -= 1;
    return this.decoder.decode(this.bytes.subarray(start, to));
  }

  private streamOf(row: number): OutputStream {
    return (this.faces.at(row) ?? 0) & 1 ? 'stderr' : 'stdout';
  }

  private styleNow(): AnsiStyle {
    return this.styles[(this.faces.at(this.faces.length - 1) ?? 0) >> 1] ?? PLAIN;
  }

  private styleId(style: AnsiStyle): number {
    const key = JSON.stringify(style);
    const known = this.styleIds.get(key);
    if (known !== undefined) return known;
    this.styleIds.set(key, this.styles.length);
    return this.styles.push(style) - 1;
  }
}

/** A line's last sequence goes back to no style, as it mostly does: then the others need not be read. */
function endsPlain(line: Uint8Array): boolean {
  const at = line.lastIndexOf(ESCAPE);
  const [bracket, zero, m] = line.subarray(at + 1, at + 4);
  return bracket === 0x5b && (zero === 0x6d || (zero === 0x30 && m === 0x6d));
}

/** Where a line that is too long is cut: not within a character (UTF-8), nor within an escape sequence. */
function cutOf(line: Uint8Array): number {
  let at = LONGEST;
  while (at > 1 && ((line[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  const escape = line.subarray(0, at).lastIndexOf(ESCAPE);
  return escape > at - SEQUENCE && escape > 0 ? escape : at;
}
