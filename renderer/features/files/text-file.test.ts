import { describe, expect, it } from 'vitest';
import { decodeTextFile, encodeTextFile, lineEnd, tooLong } from './text-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a text file', () => {
  it('gives back its bytes as they were, byte order mark and line ends included', () => {
    for (const text of ['', 'a\nb', 'a\r\nb\r\n', '\ufeffa\r\nb', '\ufeff\ufeff', 'žluťoučký 🎄']) {
      const file = decodeTextFile('a.py', bytes(text));
      if ('refused' in file) throw new Error(file.refused);
      expect(encodeTextFile(file)).toEqual(bytes(text));
      expect(file.text.startsWith('\ufeff')).toBe(text === '\ufeff\ufeff');
    }
  });

  it('is refused with a sentence where it is no text or too big', () => {
    expect(decodeTextFile('a.bin', Uint8Array.of(65, 0, 66))).toEqual({ refused: expect.stringContaining('NUL') });
    expect(decodeTextFile('a.py', Uint8Array.of(0xff, 0xfe, 0x41))).toEqual({ refused: expect.stringContaining('UTF-8') });
    expect(decodeTextFile('a.py', new Uint8Array(3 << 20).fill(65))).toEqual({ refused: expect.stringContaining('3.0 MiB') });
  });

  it('is refused by its length alone, before it is read', () => {
    expect(tooLong('show.json', 200 << 20)).toBe('show.json has 200.0 MiB; the editor opens files up to 2 MiB.');
    expect(tooLong('a.py', 2 << 20)).toBeNull();
  });

  it('has the line end that most of its lines have', () => {
    expect(lineEnd('a\r\nb\r\nc\n')).toBe('\r\n');
    expect(lineEnd('a\nb\r\nc\n')).toBe('\n');
    expect(lineEnd('')).toBe('\n');
  });
});
