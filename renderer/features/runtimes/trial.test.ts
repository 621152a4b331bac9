import { expect, it } from 'vitest';
import type { RuntimeEvent } from '../../../executor/contract/runtimes.ts';
import { afterEvent, begunTrial, brokenOff, failedRows } from './trial.ts';

const submission = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const ended = (name: string, passed: boolean, n: number) => ({ name, passed, reason: '', submission: submission(n), wallMs: 5 });
const told: RuntimeEvent[] = [
  { kind: 'findings', id: 'mine', version: '1', findings: [] },
  { kind: 'progress', sentence: 'Making the environment of mine.' },
  { kind: 'begun', name: 'a', submission: submission(1) },
  { kind: 'begun', name: 'b', submission: submission(2) },
  { kind: 'test', result: ended('a', true, 1), done: 1, total: 2 },
  { kind: 'test', result: ended('b', false, 2), done: 2, total: 2 },
  { kind: 'end', ok: false, id: 'mine', number: null, hash: null, passed: 1, failed: 1, reason: '1 of 2 failed.', changes: null },
];
const after = (count: number) => told.slice(0, count).reduce(afterEvent, begunTrial('test', 'Mine'));

it('tells what is done now, and how much of how much', () => {
  expect(after(2)).toMatchObject({ doing: 'Making the environment of mine.', rows: [], end: null });
  expect(after(5)).toMatchObject({ doing: 'Running its self-tests', done: 1, total: 2 });
});

it('has a row for a self-test from its beginning, which its result goes into', () => {
  expect(after(4).rows).toEqual([
    { name: 'a', submission: submission(1), result: null },
    { name: 'b', submission: submission(2), result: null },
  ]);
  expect(after(6).rows.map(({ name, result }) => [name, result?.passed])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect(failedRows(after(6))).toBe(1);
});

it('ends with what came of it, or with why it was broken off', () => {
  expect(after(7).end).toMatchObject({ ok: false, reason: '1 of 2 failed.' });
  expect(brokenOff(after(4), 'It was stopped.')).toMatchObject({ rows: [{ result: null }, { result: null }], end: { ok: false } });
});
