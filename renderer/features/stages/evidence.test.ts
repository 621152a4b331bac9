import { expect, it } from 'vitest';
import type { Verdict } from '../../../executor/contract/verdict.ts';
import { evidenceFigures } from './evidence.ts';

const figures = (evidence: Verdict['evidence']) =>
  evidenceFigures({ code: 'RE', stage: 'run', reason: '', evidence }).map(({ name, value }) => `${name}: ${value}`);

it('tells a limit in its own unit, and what was used of it', () => {
  expect(figures({ limit: 'memory', bound: 256 * 2 ** 20, used: 300 * 2 ** 20, oomKills: 1 })).toEqual([
    'Memory: 300 MiB, limit 256 MiB',
    'Processes ended for want of memory: 1',
  ]);
  expect(figures({ limit: 'cpu', bound: 60_000, used: 60_120 })).toEqual(['Processor: 1 min, limit 1 min']);
  expect(figures({ limit: 'idle', bound: 2_000, used: 2_003 })).toEqual(['Time: 2.00 s, limit 2.00 s']);
});

it('tells what was seen beside it', () => {
  expect(figures({ diskFull: true, processesRefused: 1_234 })).toEqual(['Seen: the disk was full', 'Processes refused: 1,234']);
});

it('leaves out what is nothing, and what the sentence tells', () => {
  expect(figures({ exitCode: 1, line: 3, led: null, frame: 12 })).toEqual(['Frame: 13']);
});

it('shows a figure it does not know as it is', () => {
  expect(figures({ somethingNew: 7 })).toEqual(['somethingNew: 7']);
});
