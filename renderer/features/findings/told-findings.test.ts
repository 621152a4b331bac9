import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../simulator/rules/finding.ts';
import type { ShownRun } from '../stages/run-store.ts';
import { toldOf, type Tellers } from './told-findings.ts';

const FILE = { id: 'a', path: 'a.py', text: 'n = 1\n  setLEDs(n)  \nlast()', readOnly: false };
const at = (line: number, rule: string, severity: Finding['severity'] = 'warning'): Finding => ({
  severity,
  rule,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  message: rule,
});
const tellers = (
  more: { preview?: Partial<Tellers['preview']>; instruments?: Partial<Tellers['instruments']>; run?: ShownRun } = {},
): Tellers => ({
  preview: { program: 'a', findings: [], error: null, status: 'ready', stale: false, ...more.preview },
  instruments: { file: 'a', notices: [], ...more.instruments },
  run: more.run ?? null,
});
const verdict = { code: 'RE', stage: 'run', reason: 'It stopped.', evidence: { line: 2 } } as const;
const stopped = (line: number) => ({ verdict, line });
const notice = (line: number, rule = 'left-burning') => ({ rule, severity: 'info' as const, message: rule, frame: 0, line });

describe('what is told of a file', () => {
  it('is in the order of its lines, with who says so', () => {
    const told = toldOf(FILE, tellers({ preview: { findings: [at(3, 'b'), at(1, 'a')] }, instruments: { notices: [notice(2)] } }));
    expect(told.map((f) => [f.line, f.rule, f.by])).toEqual([
      [1, 'a', 'tree'],
      [2, 'left-burning', 'instruments'],
      [3, 'b', 'tree'],
    ]);
  });

  it('is what Python says of a program that sets no lights', () => {
    expect(toldOf(FILE, tellers({ preview: { status: 'idle', findings: [at(1, 'python')] } }))[0]?.by).toBe('Python');
  });

  it('is where the preview stopped, on the whole of the line', () => {
    const told = toldOf(FILE, tellers({ preview: { status: 'failed', error: stopped(2) } }));
    expect(told).toEqual([
      { severity: 'error', rule: 'stopped', message: 'It stopped.', by: 'run', line: 2, column: 3, endLine: 2, endColumn: 13 },
    ]);
  });

  it('does not say twice that the tree ends the program there', () => {
    const findings = [{ ...at(2, 'builtin-not-allowed', 'error'), running: true as const }];
    expect(toldOf(FILE, tellers({ preview: { findings, error: stopped(2) } })).map((f) => f.by)).toEqual(['tree']);
    expect(toldOf(FILE, tellers({ preview: { findings, error: stopped(1) } })).map((f) => f.by)).toEqual(['run', 'tree']);
  });

  it('says once what the rules and the instruments both see', () => {
    const told = toldOf(
      FILE,
      tellers({ preview: { findings: [at(1, 'set-too-often')] }, instruments: { notices: [notice(2, 'set-too-often')] } }),
    );
    expect(told.map((f) => f.by)).toEqual(['tree']);
  });

  it('leaves out notices of older lights, of a program that stopped, of another file, and without a line', () => {
    expect(toldOf(FILE, tellers({ preview: { error: stopped(3) }, instruments: { notices: [notice(2)] } })).map((f) => f.by)).toEqual([
      'run',
    ]);
    expect(toldOf(FILE, tellers({ preview: { stale: true }, instruments: { notices: [notice(2)] } }))).toEqual([]);
    expect(toldOf(FILE, tellers({ instruments: { file: 'b', notices: [notice(2)] } }))).toEqual([]);
    expect(toldOf(FILE, tellers({ instruments: { notices: [notice(0), notice(9)] } }))).toEqual([]);
  });

  it('is of a file that is not previewed where its run stopped', () => {
    const run = { id: '1', entry: 'a.py', from: 'history', event: { verdict } } as unknown as ShownRun;
    expect(toldOf({ ...FILE, readOnly: true }, tellers({ run })).map((f) => [f.line, f.message])).toEqual([[2, 'It stopped.']]);
    expect(toldOf({ ...FILE, path: 'b.py', readOnly: true }, tellers({ run }))).toEqual([]);
  });
});
