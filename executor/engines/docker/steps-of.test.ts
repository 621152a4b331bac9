import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stepsOf } from './steps-of.ts';

test('the steps come as they are made, and the stream ends with the work', async () => {
  const told: number[] = [];
  const work = async (step: (n: number) => void) => {
    for (const n of [1, 2, 3]) {
      step(n);
      await wait(5);
    }
  };
  for await (const n of stepsOf<number>(work)) told.push(n);
  expect(told).toEqual([1, 2, 3]);
});

test('of steps that come at once the last is told, also where the work is over', async () => {
  const told: number[] = [];
  const work = async (step: (n: number) => void) => {
    for (let n = 0; n <= 1_000; n++) step(n);
  };
  for await (const n of stepsOf<number>(work)) told.push(n);
  expect(told).toEqual([1_000]);
});

test('a work that fails fails the stream, after its last step', async () => {
  const steps = stepsOf<string>(async (step) => {
    step('on the way');
    throw new Error('no room');
  });
  expect(await steps.next()).toEqual({ done: false, value: 'on the way' });
  await expect(steps.next()).rejects.toThrow('no room');
});
