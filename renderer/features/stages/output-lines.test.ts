import { describe, expect, it } from 'vitest';
import { OutputLines, type OutputStream, type Shown } from './output-lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
type Written = readonly [OutputStream, string];

function linesOf(...written: Written[]): OutputLines {
  const lines = new OutputLines();
  const parts = written.map(([stream, text]) => ({ stream, bytes: bytes(text) }));
  lines.add(
    Uint8Array.from(parts.flatMap((part) => [...part.bytes])),
    parts.map((part) => ({ stream: part.stream, bytes: part.bytes.length })),
  );
  return lines;
}

function textsOf(lines: OutputLines, shown: Shown = 'output'): string[] {
  return Array.from({ length: lines.count(shown) }, (_, n) => lines.text(n, shown));
}

describe('the rows of an output', () => {
  it('tell which stream wrote them', () => {
    const lines = linesOf(['stdout', 'one\n'], ['stderr', 'oh\n'], ['stdout', 'two\n'], ['stderr', 'no']);
    expect(textsOf(lines)).toEqual(['one', 'oh', 'two', 'no']);
    expect(textsOf(lines, 'stdout')).toEqual(['one', 'two']);
    expect(textsOf(lines, 'stderr')).toEqual(['oh', 'no']);
    expect(lines.row(1, 'output').stream).toBe('stderr');
  });

  it('keep the streams apart where one left its line open', () => {
    expect(textsOf(linesOf(['stdout', 'loading…'], ['stderr', 'Traceback\n'], ['stdout', 'done\n']))).toEqual([
      'loading…',
      'Traceback',
      'done',
    ]);
  });

  it('come out the same however the bytes are cut', () => {
    const output = bytes('grün\r\nžluť 🎄\n\x1b[31mred\n\nend');
    for (let cut = 0; cut <= output.length; cut++) {
      const lines = new OutputLines();
      lines.add(output.subarray(0, cut), [{ stream: 'stdout', bytes: cut }]);
      lines.add(output.subarray(cut), [{ stream: 'stdout', bytes: output.length - cut }]);
      expect(textsOf(lines)).toEqual(['grün', 'žluť 🎄', 'red', '', 'end']);
      expect(lines.row(4, 'output').spans[0]?.style).toEqual({ color: 'var(--ansi-1)' });
      expect(lines.row(0, 'output').spans[0]?.style).toEqual({});
    }
  });

  it('are parts of a line that is very long, cut between characters and sequences', () => {
    const rows = textsOf(linesOf(['stdout', `${'x'.repeat(9_000)}\n`]));
    expect(rows.map((row) => row.length)).toEqual([4_096, 4_096, 808]);
    expect(textsOf(linesOf(['stdout', `${'ž'.repeat(5_000)}\n`])).join('')).toBe('ž'.repeat(5_000));
    const coloured = linesOf(['stdout', `${'x'.repeat(4_090)}\x1b[38;2;1;2;3myy`]);
    expect(textsOf(coloured)).toEqual(['x'.repeat(4_090), 'yy']);
    expect(coloured.row(1, 'output').spans).toEqual([{ text: 'yy', style: { color: 'rgb(1 2 3)' } }]);
  });

  it('hold the last state of a line that is written over without an end', () => {
    const lines = new OutputLines();
    for (let percent = 0; percent <= 10_000; percent++) {
      const step = bytes(`\x1b[K${percent} of 10000\r`);
      lines.add(step, [{ stream: 'stderr', bytes: step.length }]);
    }
    expect(textsOf(lines)).toEqual(['10000 of 10000']);
  });

  it('are made as quickly as they come: a quarter of a million lines with colours in a second or so', () => {
    const part = bytes(`${'0123456789 '.repeat(5)}\x1b[32mok\x1b[0m\n`.repeat(16_000));
    const lines = new OutputLines();
    const began = performance.now();
    for (let n = 0; n < 16; n++) lines.add(part, [{ stream: 'stdout', bytes: part.length }]);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(lines.count('output')).toBe(16 * 16_000);
    expect(lines.text(250_000, 'output')).toBe(`${'0123456789 '.repeat(5)}ok`);
  });
});
