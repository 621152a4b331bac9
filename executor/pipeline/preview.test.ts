import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpackFrames } from '../../simulator/recording/pack.ts';
import type { Executor } from '../executor.ts';
import { openInterpreter } from '../server/open-interpreter.ts';
import { openTestExecutor, temporaryFolder } from '../testing/test-executor.ts';

const folder = temporaryFolder();
let executor: Executor;
beforeAll(async () => {
  executor = await openTestExecutor(folder.path, { interpreter: openInterpreter({ dataFolder: folder.path }) });
});
afterAll(async () => {
  await executor.close();
  folder.remove();
});

const LIGHTS = `
import time
for i in range(10):
    setLEDs([(i, 0, 0, 100)] * getLEDCount())
    time.sleep(1)
print('done')
`;

test('a preview is a whole recording that nothing is kept of', async () => {
  const { frames, ...rest } = await executor.preview({ source: LIGHTS, rules: 'plan', leds: 3, seed: 5 });
  expect(rest).toMatchObject({
    verdict: { code: 'OK', stage: 'run' },
    findings: [],
    recording: { frames: 10, leds: 3, seed: 5 },
    stdout: 'done\n',
    stderr: '',
  });
  expect(rest.recording.durationMs).toBeCloseTo(10_000, -1);
  const { lines, states } = unpackFrames(frames.buffer, 3);
  expect([...lines]).toEqual(Array.from({ length: 10 }, () => 4));
  expect([...states.subarray(9 * 12, 9 * 12 + 4)]).toEqual([9, 0, 0, 100]);
  expect(executor.list({ limit: 10 }).items).toEqual([]);
});

test("a preview is baked at the tree's speed", async () => {
  const { recording } = await executor.preview({
    source: 'while True:\n    setLEDs([RED] * getLEDCount())\n',
    rules: 'plan',
    leds: 500,
    microsPerLed: 120,
  });
  // 45 s of frames that take 60 ms each
  expect(recording.frames).toBe(750);
});

test('a program that the rules refuse does not run, and its findings are told', async () => {
  const refused = await executor.preview({ source: 'import os\nprint(1)\n', rules: 'plan' });
  expect(refused).toMatchObject({ verdict: { code: 'CE', stage: 'compile' }, recording: { frames: 0, leds: 500 }, stdout: '' });
  expect(refused.findings).toEqual(await executor.check({ source: 'import os\nprint(1)\n', rules: 'plan' }));
  expect(refused.findings).toContainEqual(expect.objectContaining({ severity: 'error', line: 1, rule: 'import-not-allowed' }));
});

test('a preview whose asker goes is stopped', async () => {
  const gone = new AbortController();
  setTimeout(() => gone.abort(), 100);
  const began = performance.now();
  const { verdict } = await executor.preview({ source: 'while True:\n    pass\n', rules: 'plan' }, gone.signal);
  expect(verdict.code).toBe('CANCELLED');
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('a source that is no text is refused before anything is started', async () => {
  const refused = { detail: { code: 'INVALID_REQUEST', issues: [{ path: 'source' }] } };
  await expect(executor.check({ source: '\ud800', rules: 'plan' })).rejects.toMatchObject(refused);
  await expect(executor.preview({ source: '\ud800', rules: 'plan' })).rejects.toMatchObject(refused);
});

test('the doctor asks Python something', async () => {
  const checks = await executor.doctor();
  expect(checks.find((check) => check.name === 'Python')).toMatchObject({
    status: 'ok',
    value: expect.stringMatching(/^answers in \d+ ms$/),
  });
});
