import { describe, expect, test } from 'vitest';
import { createOneAtATime } from './one-at-a-time.ts';
import { createSingleFlight } from './single-flight.ts';

const never = new AbortController().signal;

/** A work whose end is in the test's hands. */
function works() {
  const begun: { tell: (line: string) => void; signal: AbortSignal; end: PromiseWithResolvers<string> }[] = [];
  const work = (tell: (line: string) => void, signal: AbortSignal) => {
    const end = Promise.withResolvers<string>();
    begun.push({ tell, signal, end });
    signal.addEventListener('abort', () => end.reject(signal.reason));
    return end.promise;
  };
  return { begun, work };
}

describe('a work that several ask for', () => {
  test('is done once, and each hears all of it', async () => {
    const fly = createSingleFlight<string, string>();
    const { begun, work } = works();
    const early: string[] = [];
    const late: string[] = [];
    const first = fly('a', work, (line) => early.push(line), never);
    begun[0]?.tell('one');
    const second = fly('a', work, (line) => late.push(line), never);
    begun[0]?.tell('two');
    begun[0]?.end.resolve('made');
    expect(await Promise.all([first, second])).toEqual(['made', 'made']);
    expect(begun).toHaveLength(1);
    expect(early).toEqual(['one', 'two']);
    expect(late).toEqual(['one', 'two']);
  });

  test('is another one under another key, and once it is over', async () => {
    const fly = createSingleFlight<string, string>();
    const { begun, work } = works();
    const ends = [fly('a', work, () => {}, never), fly('b', work, () => {}, never)];
    begun.forEach(({ end }) => end.resolve('made'));
    await Promise.all(ends);
    void fly('a', work, () => {}, never);
    expect(begun).toHaveLength(3);
  });

  test('goes on when one of them leaves, who hears no more', async () => {
    const fly = createSingleFlight<string, string>();
    const { begun, work } = works();
    const leaving = new AbortController();
    const heard: string[] = [];
    const first = fly('a', work, (line) => heard.push(line), leaving.signal);
    const second = fly('a', work, () => {}, never);
    leaving.abort(new Error('cancelled'));
    await expect(first).rejects.toThrow('cancelled');
    begun[0]?.tell('more');
    expect(heard).toEqual([]);
    expect(begun[0]?.signal.aborted).toBe(false);
    begun[0]?.end.resolve('made');
    expect(await second).toBe('made');
  });

  test('is stopped when the last has left, who is answered when it has ended; the next begins anew', async () => {
    const fly = createSingleFlight<string, string>();
    let clean = false;
    const leaving = new AbortController();
    const slow = async (_tell: unknown, signal: AbortSignal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await new Promise((resolve) => setTimeout(resolve, 20));
      clean = true;
      throw signal.reason;
    };
    const left = fly('a', slow, () => {}, leaving.signal);
    leaving.abort(new Error('cancelled'));
    const next = fly(
      'a',
      () => Promise.resolve('again'),
      () => {},
      never,
    );
    await expect(left).rejects.toThrow('cancelled');
    expect(clean).toBe(true);
    expect(await next).toBe('again');
  });

  test('fails for all', async () => {
    const fly = createSingleFlight<string, string>();
    const { begun, work } = works();
    const ends = [fly('a', work, () => {}, never), fly('a', work, () => {}, never)];
    begun[0]?.end.reject(new Error('broken'));
    for (const end of await Promise.allSettled(ends)) expect(end).toMatchObject({ status: 'rejected', reason: { message: 'broken' } });
  });
});

describe('one at a time', () => {
  test('is in order, whatever became of the one before', async () => {
    const inTurn = createOneAtATime();
    const order: string[] = [];
    const step = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`${name} ends`);
      if (name === 'a') throw new Error('broken');
    };
    const a = inTurn(step('a'));
    const b = inTurn(step('b'));
    await expect(a).rejects.toThrow('broken');
    await inTurn.idle();
    await b;
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('who leaves while it waits is answered at once, and not run', async () => {
    const inTurn = createOneAtATime();
    const leaving = new AbortController();
    const before = Promise.withResolvers<void>();
    let ran = false;
    void inTurn(() => before.promise);
    const second = inTurn(() => Promise.resolve((ran = true)), leaving.signal);
    leaving.abort(new Error('cancelled'));
    await expect(second).rejects.toThrow('cancelled');
    before.resolve();
    await inTurn.idle();
    expect(ran).toBe(false);
  });
});
