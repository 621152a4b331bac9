import { afterEach, describe, expect, it } from 'vitest';
import { asTask, useTasks } from './task-store.ts';

afterEach(() => useTasks.setState({ tasks: [] }));

describe('a long work', () => {
  it('is shown while it goes on, with how far it is', async () => {
    const seen: unknown[] = [];
    const result = await asTask('Counting', async (onProgress) => {
      seen.push(useTasks.getState().tasks.map(({ title, done }) => [title, done]));
      onProgress(0.5);
      seen.push(useTasks.getState().tasks[0]?.done);
      return 7;
    });
    expect(result).toBe(7);
    expect(seen).toEqual([[['Counting', null]], 0.5]);
    expect(useTasks.getState().tasks).toEqual([]);
  });

  it('that is cancelled comes to nothing, and leaves the others', async () => {
    const endless = (_: unknown, signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const [first, second] = [asTask('First', endless), asTask('Second', endless)];
    useTasks.getState().tasks[0]!.cancel();
    expect(await first).toBeNull();
    expect(useTasks.getState().tasks.map(({ title }) => title)).toEqual(['Second']);
    useTasks.getState().tasks[0]!.cancel();
    expect(await second).toBeNull();
  });

  it('that fails is gone, and says why', async () => {
    await expect(asTask('Failing', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(useTasks.getState().tasks).toEqual([]);
  });
});
