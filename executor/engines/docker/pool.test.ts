import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ContainerShape, WaitingContainer } from './container/container.ts';
import { createPool, type Pool } from './pool.ts';

const shape = (memoryBytes: number): ContainerShape => ({
  role: 'runner',
  image: 'an image',
  volumes: { nix: 'nix', sources: 'sources' },
  memoryBytes,
  processes: 1,
  cpus: 1,
  openFiles: 16,
  diskBytes: 1,
});

/** In place of a container: the pool is about which and when, the real ones are in start-container.test.ts. */
class Started implements Pick<WaitingContainer, 'id' | 'shape' | 'alive' | 'close'> {
  alive = true;
  readonly id: string;
  readonly shape: ContainerShape;
  constructor(id: string, shape: ContainerShape) {
    this.id = id;
    this.shape = shape;
  }
  close(): Promise<void> {
    this.alive = false;
    return Promise.resolve();
  }
}

let started: Started[];
let fails: Error | null;
let pool: Pool;
beforeEach(() => {
  started = [];
  fails = null;
  pool = createPool(
    async (of) => {
      await wait(1);
      if (fails) throw fails;
      const container = new Started(`${of.memoryBytes}-${started.length}`, of);
      started.push(container);
      return container as unknown as WaitingContainer;
    },
    () => 2,
  );
});
afterEach(() => pool.close());

const settled = () => wait(80);

test('a container that waits is handed out, once, and replaced', async () => {
  pool.keep(shape(1));
  await settled();
  expect(pool.waiting()).toBe(2);
  const taken = await Promise.all([pool.take(shape(1)), pool.take(shape(1)), pool.take(shape(1))]);
  expect(new Set(taken.map(({ id }) => id)).size).toBe(3);
  await settled();
  expect([pool.waiting(), started.length]).toEqual([2, 5]);
});

test('nothing is handed out that died while it waited', async () => {
  pool.keep(shape(1));
  await settled();
  for (const each of started) each.alive = false;
  expect((await pool.take(shape(1))).alive).toBe(true);
});

test('a limit of its own gets a container of its own', async () => {
  pool.keep(shape(1));
  await settled();
  expect((await pool.take(shape(2))).shape.memoryBytes).toBe(2);
});

test('only the shapes last asked for are kept ready', async () => {
  for (const memory of [1, 2, 3, 4]) pool.keep(shape(memory));
  await settled();
  expect(started.filter(({ alive }) => alive).map((each) => each.shape.memoryBytes)).toEqual([2, 2, 3, 3, 4, 4]);
});

test('one that cannot be started is told to whoever asks, and tried again for the next', async () => {
  fails = new Error('no daemon');
  pool.keep(shape(1));
  await settled();
  await expect(pool.take(shape(1))).rejects.toThrow('no daemon');
  fails = null;
  expect((await pool.take(shape(1))).alive).toBe(true);
});

test('closed, it has ended all that waited, those that were just being started too', async () => {
  pool.keep(shape(1));
  await pool.close();
  expect(started.map(({ alive }) => alive)).toEqual([false, false]);
  expect(pool.waiting()).toBe(0);
});
