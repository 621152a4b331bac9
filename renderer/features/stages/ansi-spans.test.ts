import { describe, expect, it } from 'vitest';
import { spansOf, styleAfter } from './ansi-spans.ts';
import { PLAIN } from './ansi-style.ts';

const plain = (line: string) =>
  spansOf(line, PLAIN)
    .map((s) => s.text)
    .join('');
const styles = (line: string) => spansOf(line, PLAIN).map((s) => s.style);

describe('a line with escape sequences', () => {
  it('is cut where the style changes, and goes on in the style it began with', () => {
    expect(spansOf('a\x1b[31mb\x1b[0mc', PLAIN)).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: { color: 'var(--ansi-1)' } },
      { text: 'c', style: {} },
    ]);
    expect(spansOf('x', { bold: true })).toEqual([{ text: 'x', style: { bold: true } }]);
    expect(styleAfter('\x1b[1;4mx\x1b[24m', PLAIN)).toEqual({ bold: true });
  });

  it.each([
    ['\x1b[1;3;4;7;9mx', { bold: true, italic: true, underline: true, inverse: true, strike: true }],
    ['\x1b[1;2m\x1b[22mx', {}],
    ['\x1b[31;44m\x1b[39mx', { background: 'var(--ansi-4)' }],
    ['\x1b[97;100mx', { color: 'var(--ansi-15)', background: 'var(--ansi-8)' }],
    ['\x1b[38;5;9mx', { color: 'var(--ansi-9)' }],
    ['\x1b[38;5;196mx', { color: 'rgb(255 0 0)' }],
    ['\x1b[48;5;232mx', { background: 'rgb(8 8 8)' }],
    ['\x1b[38;2;1;2;3;1mx', { color: 'rgb(1 2 3)', bold: true }],
    ['\x1b[38:2::1:2:3mx', { color: 'rgb(1 2 3)' }],
    ['\x1b[31m\x1b[mx', {}],
    ['\x1b[38;5;999;1mx', { bold: true }],
    ['\x1b[38;2;999;0;0mx', {}],
    ['\x1b[38mx', {}],
  ])('%j has the style %j', (line, style) => {
    expect(styles(line)).toEqual([style]);
  });

  it.each([
    ['\x1b[2J\x1b[Hhello', 'hello'],
    ['\x1b[?25lhidden cursor\x1b[?25h', 'hidden cursor'],
    ['\x1b]0;a title\x07text', 'text'],
    ['\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\', 'link'],
    ['\x1b(Bx\x1b=y\x1b7z', 'xyz'],
    ['cut \x1b[3', 'cut '],
    ['bell\x07 and nul\0', 'bell and nul'],
    ['a\tb', 'a\tb'],
    ['<b>not html</b>', '<b>not html</b>'],
  ])('%j reads %j', (line, text) => {
    expect(plain(line)).toBe(text);
  });

  it.each([
    [' 10 %\r 50 %\r100 %', '100 %'],
    ['longer\rab', 'abnger'],
    ['longer\r\x1b[Kab', 'ab'],
    ['longer\x1b[2K\rab', 'ab    '],
    ['abc\b\bX', 'aXc'],
    ['\b\bx', 'x'],
    ['abc\r', 'abc'],
    ['🎄🎄\r🌟', '🌟🎄'],
  ])('%j, written over, reads %j', (line, text) => {
    expect(plain(line)).toBe(text);
  });

  it('keeps the styles of what is written over', () => {
    expect(spansOf('\x1b[31mab\r\x1b[32mX', PLAIN)).toEqual([
      { text: 'X', style: { color: 'var(--ansi-2)' } },
      { text: 'b', style: { color: 'var(--ansi-1)' } },
    ]);
  });
});
