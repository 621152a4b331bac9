import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { EngineStatus } from '../../contract/engine.ts';
import type { Environments } from '../../environments/environments.ts';
import { ContainerFault } from './container/container.ts';
import type { Progress } from './prepared.ts';
import { dockerVerbs } from './verbs.ts';

/** An engine of which only what is asked for is there. */
const verbsOf = (parts: { prepare?(progress: Progress, signal?: AbortSignal): Promise<unknown>; environments?: Partial<Environments> }) =>
  dockerVerbs({
    status: () => Promise.resolve({} as EngineStatus),
    prepare: () => Promise.resolve(),
    ...parts,
    environments: parts.environments as Environments,
  });

test('who no longer listens has the work ended', async () => {
  let heard: AbortSignal | undefined;
  const { engine } = verbsOf({
    async prepare(step, signal) {
      heard = signal;
      step({ sentence: 'loading', done: 1, total: 2 });
      if (signal) await once(signal, 'abort');
    },
  });
  for await (const step of engine.prepare()) {
    expect(step).toEqual({ sentence: 'loading', done: 1, total: 2 });
    break;
  }
  expect(heard?.aborted).toBe(true);
});

test.each([
  ['a container that failed', new ContainerFault('The builder did not start.', { ran: false }), 'The builder did not start.'],
  ['what the daemon refused', Object.assign(new Error('no space left on device'), { statusCode: 500 }), /no space left on device/],
  ['a daemon that is gone', Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }), /Start it and try again/],
])('%s is the code of the contract', async (_what, error, sentence) => {
  const { environments } = verbsOf({ environments: { gc: () => Promise.reject(error) } });
  const refusal = environments.gc();
  await expect(refusal).rejects.toThrow(sentence);
  await expect(refusal).rejects.toMatchObject({ detail: { code: 'NO_ENGINE', engine: 'docker' } });
});

test('what was not foreseen stays so', async () => {
  const error = new TypeError('undefined is not a function');
  const { environments } = verbsOf({ environments: { gc: () => Promise.reject(error) } });
  await expect(environments.gc()).rejects.toBe(error);
});
