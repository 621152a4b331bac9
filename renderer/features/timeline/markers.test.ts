import { describe, expect, it } from 'vitest';
import { clustered, markersOf } from './markers.ts';

const recording = { times: Float64Array.from([0, 100, 200, 300]), lines: Uint32Array.from([4, 7, 4, 9]), durationMs: 400 };
const finding = (line: number) => ({
  severity: 'warning' as const,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  rule: 'r',
  message: `of line ${line}`,
});
const NONE = { prints: [], notices: [], findings: [], error: null };

describe('the markers of a run', () => {
  it('stand in the order of their moments', () => {
    const markers = markersOf(recording, {
      prints: [{ ms: 150, text: 'hello\n' }],
      notices: [{ rule: 'over-supply', severity: 'warning', message: 'too much', frame: 2, line: 4 }],
      findings: [finding(7)],
      error: { line: 12, message: 'ValueError' },
    });
    expect(markers).toEqual([
      { ms: 100, kind: 'warning', text: 'of line 7', line: 7 },
      { ms: 150, kind: 'print', text: 'hello', line: 0 },
      { ms: 200, kind: 'warning', text: 'too much', line: 4 },
      { ms: 400, kind: 'error', text: 'ValueError', line: 12 },
    ]);
  });

  it('have the moment at which the run came to a finding, whether its line sets lights or not', () => {
    expect(
      markersOf(recording, {
        ...NONE,
        findings: [
          { ...finding(1), ms: 30 },
          { ...finding(9), ms: 40 },
        ],
      }).map(({ ms, line }) => [ms, line]),
    ).toEqual([
      [30, 1],
      [40, 9],
    ]);
  });

  it('leave out findings that the run never came to: they have no moment', () => {
    expect(markersOf(recording, { ...NONE, findings: [finding(1)] })).toEqual([]);
  });

  it('stand together where they are too close, under the gravest', () => {
    const markers = markersOf(recording, {
      ...NONE,
      prints: [10, 12, 390].map((ms) => ({ ms, text: `at ${ms}` })),
      findings: [finding(4)],
    });
    expect(clustered(markers, { from: 0, to: 400 }, 0.05).map(({ ms, kind, markers: all }) => [ms, kind, all.length])).toEqual([
      [0, 'warning', 3],
      [390, 'print', 1],
    ]);
    expect(clustered(markers, { from: 5, to: 15 }, 0.05).map(({ ms }) => ms)).toEqual([10, 12]);
  });
});
