import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLines } from './lines.ts';
import { ReadFault } from './read-fault.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function linesOf(chunks: readonly Uint8Array[], longest = 100): [string, number][] {
  const found: [string, number][] = [];
  const lines = createLines(longest, (line, number) => found.push([new TextDecoder().decode(line), number]));
  for (const chunk of chunks) lines.push(chunk);
  lines.end();
  return found;
}

describe('the lines of a file', () => {
  it('are counted from 1, whatever they end in', () => {
    expect(linesOf([bytes('a\r\nb\nc')])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });

  it('begin behind a byte order mark', () => {
    expect(linesOf([bytes('\uFEFFa\n')])).toEqual([['a', 1]]);
    expect(linesOf([bytes('\uFEFF')])).toEqual([]);
  });

  it('are left out where they are blank, and counted', () => {
    expect(linesOf([bytes('a\n\n  \r\nb\n\n')])).toEqual([
      ['a', 1],
      ['b', 4],
    ]);
  });

  it('are the same however the bytes arrive', () => {
    const part = fc.array(fc.constantFrom('a', 'b,1', '\n', '\r\n', '\r', ' ', 'é', '\uFEFF'), { maxLength: 40 });
    fc.assert(
      fc.property(part, fc.array(fc.nat(60)), (parts, cuts) => {
        const whole = bytes(parts.join(''));
        const at = [0, ...cuts.map((cut) => cut % (whole.length + 1)).toSorted((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, i) => whole.slice(at[i], end));
        expect(linesOf(chunks, 1_000)).toEqual(linesOf([whole], 1_000));
      }),
    );
  });

  it.each([[[bytes('ok\n'), bytes('x'.repeat(60)), bytes('x'.repeat(60))]], [[bytes(`ok\n${'x'.repeat(101)}\n`)]]])(
    'may not be endless',
    (chunks) => {
      expect(() => linesOf(chunks)).toThrow('Line 2: this line is longer than 100 bytes');
    },
  );

  it('are not looked for in UTF-16', () => {
    expect(() => linesOf([Uint8Array.from([0xff, 0xfe, 0x31, 0x00, 0x0a, 0x00])])).toThrow(ReadFault);
  });
});
