import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ExecutorChild, keepExecutor } from './executor-process.ts';
import { countDeaths, restartDelay } from './restarts.ts';

class Child extends EventEmitter {
  said: { message: unknown; ports: unknown[] }[] = [];
  killed = false;
  postMessage(message: unknown, ports: unknown[] = []): void {
    this.said.push({ message, ports });
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 143);
    return true;
  }
}

let children: Child[];
let deaths: number;
let gaveUp: string[];
let time: number;
beforeEach(() => {
  vi.useFakeTimers();
  children = [];
  deaths = 0;
  gaveUp = [];
  time = 0;
});
afterEach(() => vi.useRealTimers());

const keep = () =>
  keepExecutor({
    spawn() {
      const child = new Child();
      children.push(child);
      return child as unknown as ExecutorChild;
    },
    onDeath: () => deaths++,
    onGivingUp: (why) => gaveUp.push(why),
    now: () => time,
  });
const port = () => ({
  closed: false,
  close() {
    this.closed = true;
  },
});
const give = (to: ReturnType<typeof keep>, what: ReturnType<typeof port>) => to.connect(what as unknown as MessagePortMain);

test('waits longer after each death in a row, then gives up; a long life begins anew', () => {
  expect([1, 2, 3, 4, 5].map(restartDelay)).toEqual([250, 1_000, 4_000, 10_000, null]);
  expect(countDeaths(3, 100)).toBe(4);
  expect(countDeaths(3, 60_000)).toBe(1);
});

describe('while it lives', () => {
  test('it is given ports at once', () => {
    const one = port();
    give(keep(), one);
    expect(children[0]?.said).toEqual([{ message: { type: 'treeline:port' }, ports: [one] }]);
  });
});

describe('when it dies', () => {
  test('that is announced, it is started again, and gets the ports that came meanwhile', () => {
    const executor = keep();
    children[0]?.emit('exit', 1);
    expect(deaths).toBe(1);
    const one = port();
    give(executor, one);
    expect(children).toHaveLength(1);
    vi.advanceTimersByTime(250);
    expect(children[1]?.said).toEqual([{ message: { type: 'treeline:port' }, ports: [one] }]);
    expect(children[0]?.said).toEqual([]);
  });

  test('again and again: it is given up, every death announced, and later ports are closed rather than left waiting', () => {
    const executor = keep();
    for (let i = 0; i < 5; i++) {
      children.at(-1)?.emit('exit', 9);
      vi.advanceTimersByTime(10_000);
    }
    expect(children).toHaveLength(5);
    expect([deaths, gaveUp]).toEqual([5, ['It ended again and again, last with code 9.']]);
    const one = port();
    give(executor, one);
    expect(one.closed).toBe(true);
  });

  test('having told why it cannot work: that is told, and it is not tried again', () => {
    keep();
    children[0]?.emit('message', { type: 'treeline:fault', sentence: 'The disk is full.' });
    children[0]?.emit('exit', 1);
    vi.advanceTimersByTime(60_000);
    expect([children.length, gaveUp]).toEqual([1, ['The disk is full.']]);
  });

  test('now and then: it is never given up', () => {
    keep();
    for (let i = 0; i < 20; i++) {
      time += 60_000;
      children.at(-1)?.emit('exit', 1);
      vi.advanceTimersByTime(250);
    }
    expect([children.length, gaveUp]).toEqual([21, []]);
  });
});

describe('on quitting', () => {
  test('it is asked to end, is waited for, and does not come back', async () => {
    const executor = keep();
    const quit = executor.quit();
    expect(children[0]?.said).toEqual([{ message: { type: 'treeline:quit' }, ports: [] }]);
    children[0]?.emit('exit', 0);
    await quit;
    vi.advanceTimersByTime(60_000);
    expect([children.length, children[0]?.killed, deaths]).toEqual([1, false, 0]);
  });

  test('it is killed when it has not ended after 2 s', async () => {
    const executor = keep();
    const quit = executor.quit();
    vi.advanceTimersByTime(1_999);
    expect(children[0]?.killed).toBe(false);
    vi.advanceTimersByTime(1);
    await quit;
    expect(children[0]?.killed).toBe(true);
  });

  test('a restart that was due does not happen, and its ports are closed', async () => {
    const executor = keep();
    children[0]?.emit('exit', 1);
    const one = port();
    give(executor, one);
    await executor.quit();
    vi.advanceTimersByTime(60_000);
    expect([children.length, one.closed]).toEqual([1, true]);
  });

  test('asked twice, it is one quitting', () => {
    const executor = keep();
    expect(executor.quit()).toBe(executor.quit());
    expect(children[0]?.said).toHaveLength(1);
  });
});
