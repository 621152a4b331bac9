import { expect, it } from 'vitest';
import { callAt } from './call-at.ts';

it('knows the call one is in the middle of, and which argument', () => {
  expect(callAt('setLEDs(')).toEqual({ name: 'setLEDs', argument: 0 });
  expect(callAt('random.uniform(1, ')).toEqual({ name: 'random.uniform', argument: 1 });
  expect(callAt('max(min(a, b), f(1)[0], ')).toEqual({ name: 'max', argument: 2 });
});

it('looks through lists, tuples, texts and lines', () => {
  expect(callAt('setLEDs([\n    (1, 2, 3, 4),\n    (5, ')).toEqual({ name: 'setLEDs', argument: 0 });
  expect(callAt('print("a, b(", ')).toEqual({ name: 'print', argument: 1 });
  expect(callAt('sleep(  # as long, as (it\n  ')).toEqual({ name: 'sleep', argument: 0 });
});

it('knows of none outside a call', () => {
  expect(callAt('a = [1, 2')).toBeNull();
  expect(callAt('setLEDs(x)')).toBeNull();
});
