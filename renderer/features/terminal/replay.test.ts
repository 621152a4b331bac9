import { expect, test } from 'vitest';
import type { TerminalMoment } from '../../../executor/contract/terminal.ts';
import { countAt, shownOf } from './replay.ts';

const output = (atMs: number): TerminalMoment => ({ kind: 'output', atMs, base64: '' });

test('a replay shows what was seen, with its pauses, none longer than two seconds', () => {
  const shown = shownOf([
    output(100),
    { kind: 'typed', atMs: 500, base64: '' },
    output(600),
    output(60_600),
    { kind: 'resized', atMs: 60_700, columns: 9, rows: 9 },
  ]);
  expect(shown.map(({ at }) => at)).toEqual([100, 600, 2_600, 2_700]);
  expect([0, 99, 100, 2_599, 2_600, 9_999].map((time) => countAt(shown, time))).toEqual([0, 0, 1, 2, 3, 4]);
  expect(countAt([], 5)).toBe(0);
});
