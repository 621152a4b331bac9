import { describe, expect, test } from 'vitest';
import { createQueue } from './queue.ts';

/** A queue whose runs end when they are told to. */
function held(options: { bound?: number; concurrency?: number } = {}) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const moved: string[][] = [];
  const queue = createQueue({
    things: 'submissions',
    bound: 10,
    concurrency: 1,
    ...options,
    run(id) {
      begun.push(id);
      return new Promise((resolve) => ends.set(id, resolve));
    },
    moved: (ids) => moved.push([...ids]),
  });
  return {
    queue,
    begun,
    moved,
    end: async (id: string) => {
      ends.get(id)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('a queue', () => {
  test('gives the place of one that waits for a person to others, but not those of more than eight', async () => {
    const { queue, begun, end } = held();
    for (let n = 0; n < 12; n++) queue.add(`${n}`);
    await tick();
    for (let n = 0; n < 10; n++) queue.rests(`${n}`, true);
    expect(begun).toHaveLength(9);
    queue.rests('0', false);
    expect(begun, 'it has its place again, and no other begins').toHaveLength(9);
    await end('8');
    expect(begun, 'one more than may still runs').toHaveLength(9);
    await end('0');
    expect(begun).toHaveLength(10);
    expect(queue.running()).toBe(8);
  });

  test('runs first come first served, as many at once as may', async () => {
    const { queue, begun, end } = held({ concurrency: 2 });
    for (const id of ['a', 'b', 'c', 'd']) queue.add(id);
    expect(begun).toEqual([]);
    await tick();
    expect(begun).toEqual(['a', 'b']);
    expect([queue.position('a'), queue.position('c'), queue.position('d')]).toEqual([null, 0, 1]);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    expect([queue.running(), queue.waiting()]).toEqual([2, 1]);
  });

  test('refuses what is beyond its bound, with the figures', async () => {
    const { queue } = held({ bound: 1 });
    queue.add('a');
    expect(() => queue.assertRoom()).toThrow(expect.objectContaining({ detail: { code: 'QUEUE_FULL', waiting: 1, bound: 1 } }));
    await tick();
    expect(() => queue.assertRoom()).not.toThrow();
  });

  test('tells whose place changed', async () => {
    const { queue, moved } = held();
    for (const id of ['a', 'b', 'c', 'd']) queue.add(id);
    await tick();
    expect(moved).toEqual([['b', 'c', 'd']]);
    expect(queue.remove('c')).toBe(true);
    expect(moved.at(-1)).toEqual(['d']);
    expect(queue.remove('a')).toBe(false);
  });

  test('is idle when nothing waits or runs', async () => {
    const { queue, end } = held();
    await queue.idle();
    queue.add('a');
    queue.add('b');
    let idle = false;
    void queue.idle().then(() => (idle = true));
    await tick();
    await end('a');
    expect(idle).toBe(false);
    await end('b');
    expect(idle).toBe(true);
  });

  test('begins nothing once it is stopped, and says when what ran has ended', async () => {
    const { queue, begun, end } = held();
    queue.add('a');
    queue.add('b');
    await tick();
    let over = false;
    void queue.stop().then(() => (over = true));
    await tick();
    expect(over).toBe(false);
    await end('a');
    expect(over).toBe(true);
    expect(begun).toEqual(['a']);
    expect(queue.waiting()).toBe(1);
  });
});
