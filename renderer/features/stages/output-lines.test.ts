import { describe, expect, it } from 'vitest';
import { OutputLines } from './output-lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function linesOf(stderr: string, output: string): string[] {
  const lines = new OutputLines();
  lines.addStderr(bytes(stderr));
  lines.addOutput(bytes(output));
  lines.end();
  return lines.lines.map((l) => (l.stream === 'stderr' ? `! ${l.text}` : l.text));
}

describe('the lines of a stage', () => {
  it('tell what stderr wrote', () => {
    expect(linesOf('oh\nno', 'one\noh\ntwo\nno')).toEqual(['one', '! oh', 'two', '! no']);
  });

  it('keep stderr apart where stdout left its line open', () => {
    expect(linesOf('Traceback\n', 'loading…Traceback\n')).toEqual(['loading…', '! Traceback']);
  });

  it('come out the same however the bytes are cut', () => {
    const output = bytes('grün\r\nžluť 🎄\nend');
    for (let cut = 0; cut <= output.length; cut++) {
      const lines = new OutputLines();
      lines.addOutput(output.subarray(0, cut));
      lines.addOutput(output.subarray(cut));
      lines.end();
      expect(lines.lines.map((l) => l.text)).toEqual(['grün', 'žluť 🎄', 'end']);
    }
  });

  it('are cut where one is very long', () => {
    expect(linesOf('', `${'x'.repeat(9_000)}\n`).map((l) => l.length)).toEqual([4_000, 4_000, 1_000]);
  });

  it('show empty lines, and the line that is still being written', () => {
    const lines = new OutputLines();
    lines.addOutput(bytes('a\n\nwait'));
    expect(lines.lines.map((l) => l.text)).toEqual(['a', '']);
    expect(lines.unfinished).toBe('wait');
  });
});
