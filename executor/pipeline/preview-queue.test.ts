import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Interpreter } from '../../simulator/program/program.ts';
import type { Executor, Preview } from '../executor.ts';
import { Refusal } from '../refusal.ts';
import { openInterpreter } from '../server/open-interpreter.ts';
import { openTestExecutor, temporaryFolder } from '../testing/test-executor.ts';

const folder = temporaryFolder();
let executor: Executor;
/** how many programs the interpreter has run, and how many at once */
const pythons = { begun: 0, now: 0, most: 0 };
beforeAll(async () => {
  executor = await openTestExecutor(folder.path, {
    interpreter: counting(openInterpreter({ dataFolder: folder.path })),
    settings: { concurrency: 2 },
  });
});
afterAll(async () => {
  await executor.close();
  folder.remove();
});

/** The same interpreter, its runs counted. */
function counting(interpreter: Interpreter): Interpreter {
  return {
    ...interpreter,
    async run(...given) {
      pythons.begun += 1;
      pythons.now += 1;
      pythons.most = Math.max(pythons.most, pythons.now);
      return interpreter.run(...given).finally(() => (pythons.now -= 1));
    },
  };
}

const ENDLESS = { source: 'while True:\n    pass\n', rules: 'plan' } as const;
const codeOf = (end: PromiseSettledResult<Preview>) => {
  if (end.status === 'fulfilled') return end.value.verdict.code;
  return end.reason instanceof Refusal ? end.reason.detail.code : (end.reason as Error).name;
};

test('of a thousand previews a few run, some wait, the others are refused; who leaves takes no turn', async () => {
  const gone = new AbortController();
  const asked = Array.from({ length: 1_000 }, () => executor.preview(ENDLESS, gone.signal));
  const settled = Promise.allSettled(asked);
  const refused = await asked.at(-1)!.catch((error: unknown) => error);
  expect(refused).toMatchObject({
    message: '32 previews wait already, and 32 may. Try again when some have run.',
    detail: { code: 'QUEUE_FULL', waiting: 32, bound: 32 },
  });
  await expect.poll(() => pythons.now).toBe(2);
  gone.abort();
  const codes = Object.groupBy((await settled).map(codeOf), (code) => code);
  const counts = Object.fromEntries(Object.entries(codes).map(([code, all]) => [code, all!.length]));
  expect(counts).toEqual({ QUEUE_FULL: 968, CANCELLED: 2, AbortError: 30 });
  expect(pythons).toEqual({ begun: 2, now: 0, most: 2 });
});

test('those that wait have their turn, each its own', async () => {
  const sources = [1, 2, 3, 4, 5].map((n) => ({ source: `print(${n})\n`, rules: 'plan' as const }));
  const previews = await Promise.all(sources.map((program) => executor.preview(program)));
  expect(previews.map(({ stdout }) => stdout)).toEqual(['1\n', '2\n', '3\n', '4\n', '5\n']);
  expect(pythons.most).toBe(2);
});

test('one that was given up before it was asked is not begun', async () => {
  const { begun } = pythons;
  await expect(executor.preview(ENDLESS, AbortSignal.abort())).rejects.toThrow(/aborted/);
  expect(pythons.begun).toBe(begun);
});
