import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StageLimits } from '../../contract/limits.ts';
import type { Executor } from '../../executor.ts';
import { openInterpreter } from '../../server/open-interpreter.ts';
import { finished, openTestExecutor, temporaryFolder } from '../../testing/test-executor.ts';
import { createEmbeddedEngine } from './embedded-engine.ts';

const folder = temporaryFolder();
let executor: Executor;
beforeAll(async () => {
  const interpreter = openInterpreter({ dataFolder: folder.path });
  executor = await openTestExecutor(folder.path, { interpreter, engines: [createEmbeddedEngine({ interpreter, version: '1' })] });
});
afterAll(async () => {
  await executor.close();
  folder.remove();
});

async function submitted(runtime: 'light' | 'python', content: string, run: StageLimits = {}) {
  const { id } = executor.create({
    files: [{ name: 'main.py', content }],
    runtime,
    engine: 'embedded',
    limits: { run: { wallMs: 20_000, ...run } },
    ...(runtime === 'light' && { light: { leds: 3, seed: 1 } }),
  });
  return finished(executor, id);
}

/** What a student or an attacker may hand in, alike under the tree's rules and as an ordinary program. */
describe.each(['light', 'python'] as const)('a %s program', (runtime) => {
  test('that never ends is stopped at its time', async () => {
    const { verdict, run } = await submitted(runtime, 'while True:\n    pass\n', { wallMs: 700 });
    expect(verdict).toMatchObject({ code: 'TLE', stage: 'run' });
    expect(run).toMatchObject({ code: null, memoryBytes: null });
  });

  test('that prints without end is stopped at its most, and what it printed until then is kept', async () => {
    const { id, verdict } = await submitted(runtime, 'n = 0\nwhile True:\n    print(n)\n    n += 1\n', { stdoutBytes: 100_000 });
    expect(verdict).toMatchObject({ code: 'OLE', stage: 'run' });
    const { bytes } = executor.output({ id, stage: 'run', stream: 'stdout', offset: 0, length: 200_000 });
    expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe('0\n1\n2\n');
    // Its head is kept up to the limit, and of what came after the last 64 KiB at most.
    expect(bytes.length).toBeLessThan(100_000 + (65 << 10));
  });

  test('that calls itself without end fails at its line', async () => {
    const { verdict } = await submitted(runtime, 'def f(n):\n    return f(n + 1)\nf(0)\n');
    expect(verdict).toMatchObject({ code: 'RE', stage: 'run' });
    expect(verdict?.reason).toContain('RecursionError');
  });

  test('that wants 1 GB does not get it', async () => {
    const { verdict } = await submitted(runtime, 'x = [0] * (1 << 27)\nwhile True:\n    x = x + x\n', { memoryBytes: 256 << 20 });
    expect(verdict).toMatchObject({ code: 'MLE', stage: 'run' });
  });
});

test('a program that takes longer to read than its compile stage may is stopped there', async () => {
  const { id } = executor.create({
    files: [{ name: 'main.py', content: `setLEDs([${'(1, 2, 3, 4), '.repeat(60_000)}])\n` }],
    runtime: 'light',
    engine: 'embedded',
    limits: { compile: { wallMs: 5 } },
  });
  const { verdict, compile, run } = await finished(executor, id);
  expect(verdict).toMatchObject({ code: 'TLE', stage: 'compile', evidence: { limit: 'wall', bound: 5 } });
  expect(compile).toMatchObject({ status: 'stopped', code: null });
  expect(run).toBeNull();
});

test('a light program that never ends and lights is over with the show', async () => {
  const { verdict, recording } = await submitted('light', 'while True:\n    setLEDs([RED] * getLEDCount())\n');
  expect(verdict).toMatchObject({ code: 'OK' });
  expect(recording).toMatchObject({ durationMs: 45_000 });
});
