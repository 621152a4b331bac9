import { expect, it } from 'vitest';
import { verdictOf } from '../../../../executor/contract/verdict-of.ts';
import type { ProgramCause, ProgramEnd } from '../../../../simulator/program/program.ts';
import type { Finding } from '../../../../simulator/rules/finding.ts';
import { RULES } from '../../../../simulator/rules/rules.ts';
import { treeFile } from '../../../../simulator/tree/model/tree-file.ts';
import { treeOf } from '../../../../simulator/tree/tree.ts';
import { readingsOf } from '../../instruments/readings.ts';
import { troublesOf } from './troubles.ts';

const finding = (severity: Finding['severity'], line: number): Finding => ({
  severity,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  rule: 'some-rule',
  message: `it is ${severity}`,
});

const said = (cause: ProgramCause, findings: Finding[] = [], readings: ReturnType<typeof readingsOf> | null = null) => {
  const end: ProgramEnd = { cause, code: 0, wallMs: 1, memoryBytes: 1, findings, clockMs: 1 };
  const verdict = verdictOf(cause.kind === 'findings' ? 'compile' : 'run', cause);
  if (!verdict) throw new Error('it has not ended');
  return troublesOf(verdict, end, readings).map(({ words, grave }) => `${grave ? '!' : ''}${words}`);
};

it('is nothing where all is well', () => {
  expect(said({ kind: 'show', ms: 45_000 }, [finding('info', 3)])).toEqual([]);
});

it('is what a tree refuses, at its line', () => {
  const findings = [finding('error', 2), finding('warning', 1)];
  expect(said({ kind: 'findings', findings }, [])).toEqual(['!Line 2: it is error']);
});

it('is why it fails, then what the instruments warn of, then what was found', () => {
  const tree = treeOf(treeFile.parse({ treeline: 'tree', version: 1, leds: 100, supply: { amperes: 2 } }));
  const recording = {
    leds: 100,
    seed: 0,
    durationMs: 2_000,
    times: Float64Array.of(0),
    lines: Uint32Array.of(1),
    states: new Uint8Array(400).fill(255).map((byte, i) => (i % 4 === 3 ? 100 : byte)),
  };
  const readings = readingsOf(recording, { tree, recordedMicrosPerLed: 30, showMs: RULES.plan.showMs, asTheTree: false });
  const told = said(
    { kind: 'exception', type: 'ValueError', message: 'no', line: 4, frame: null, led: null },
    [finding('warning', 7), finding('info', 8)],
    readings,
  );
  expect(told).toEqual([expect.stringMatching(/^!.*ValueError.*no/), expect.stringContaining('6.1 A'), 'Line 7: it is warning']);
});
