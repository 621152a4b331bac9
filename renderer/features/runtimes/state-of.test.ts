import { expect, it } from 'vitest';
import type { RuntimeInfo } from '../../../executor/contract/runtimes.ts';
import { isFound, stateOf } from './state-of.ts';
import { begunTrial, brokenOff } from './trial.ts';

const runtime = {
  id: 'gcc-12',
  number: 51,
  name: 'GNU C',
  languages: ['C', 'C++'],
  description: 'With GMP.',
  state: 'available',
  candidate: null,
  updatable: false,
  needsNetwork: false,
} as unknown as RuntimeInfo;
const candidate = { hash: 'f'.repeat(64), version: '2', reason: 'One failed.' };

it('says in a word or two how a runtime stands', () => {
  const words = (more: Partial<RuntimeInfo>) => stateOf({ ...runtime, ...more }).words;
  expect(words({})).toBe('available');
  expect(words({ updatable: true })).toBe('update there');
  expect(words({ candidate })).toBe('update failed');
  expect(words({ candidate: { ...candidate, reason: null } })).toBe('updating');
  expect(words({ state: 'failed', candidate })).toBe('failed');
  expect(words({ state: 'not-installed' })).toBe('not installed');
  expect(words({ state: 'not-installed', needsNetwork: true })).toBe('needs the network once');
});

it('goes by what this window does with it, until that has ended', () => {
  const trial = begunTrial('test', 'GNU C');
  expect(stateOf(runtime, trial)).toEqual({ look: 'busy', words: 'testing' });
  expect(stateOf(runtime, brokenOff(trial, 'It was stopped.')).words).toBe('available');
});

it('is found by every word, wherever it stands', () => {
  for (const typed of ['', 'gnu', 'GCC', '51', 'c++ gmp']) expect(isFound(runtime, typed), typed).toBe(true);
  expect(isFound(runtime, 'gnu python')).toBe(false);
});
