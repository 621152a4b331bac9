import { expect, test } from 'vitest';
import { runtimeManifest, selfTest } from '../contract/runtime-manifest.ts';
import type { Submission } from '../contract/submission.ts';
import { accept } from '../intake/intake.ts';
import { onRuntime } from '../intake/on-runtime.ts';
import { couldNotRun } from './could-not-run.ts';
import type { Runtime, SelfTest } from './runtime.ts';
import { judgedTest, requestOfTest } from './self-test.ts';

const file = (name: string, content: string) => ({ name, content, encoding: 'utf8' as const });
const runtime: Runtime = {
  manifest: runtimeManifest.parse({
    id: 'mine',
    name: 'Mine',
    version: '1',
    languages: ['C'],
    entry: 'main.c',
    limits: { run: { wallMs: 1_000, memoryBytes: 5 << 20 } },
  }),
  files: [file('run.sh', 'the runtime’s'), file('cutor.nix', '')],
  samples: [],
  tests: [],
};
const one = (settings: object = {}, more: Partial<SelfTest> = {}): SelfTest => ({
  name: 'one',
  files: [file('main.c', 'x')],
  cases: [],
  settings: selfTest.parse(settings),
  ...more,
});

const on = { version: 'f'.repeat(64), environment: 'e'.repeat(64), ...runtime };
const accepted = (test: SelfTest) => accept(requestOfTest(test), undefined, on);

test('a self-test is a request on its runtime: its files and limits go before those of the runtime', () => {
  const test = one(
    { args: ['a'], stdin: 'in', limits: { run: { wallMs: 7 } } },
    { files: [file('main.c', 'x'), file('run.sh', 'its own')] },
  );
  const it = accepted(test);
  expect(it).toMatchObject({ runtime: 'mine', entry: 'main.c', engine: 'docker', version: on.version, environment: on.environment });
  const { files, ...whole } = onRuntime(it.request, on);
  expect(whole).toMatchObject({ stdin: 'in', args: ['a'], limits: { run: { wallMs: 7, memoryBytes: 5 << 20 } } });
  expect(files.map(({ name, content }) => `${name}: ${content}`)).toEqual(['cutor.nix: ', 'main.c: x', 'run.sh: its own']);
  expect(it.request.files).toHaveLength(2);
});

test('one that brings what an environment is made from has an environment of its own', () => {
  expect(accepted(one({}, { files: [file('main.c', 'x'), file('cutor.nix', 'another')] })).environment).toBeNull();
});

test('one with cases has them as tests, and its checker', () => {
  const { request } = accepted(one({ checker: { kind: 'exact' } }, { cases: [{ name: '1', stdin: 'x', expected: 'y' }] }));
  expect(request).toMatchObject({ tests: [{ name: '1', stdin: 'x', expected: 'y' }], checker: { kind: 'exact' } });
});

test('it passes with the verdict that it is to end with, and with no other', () => {
  const ended = (code: string) =>
    ({
      id: 'x',
      verdict: { code, stage: 'run', reason: 'why', evidence: {} },
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: '2026-01-01T00:00:01.500Z',
    }) as unknown as Submission;
  expect(judgedTest(one(), ended('OK'))).toEqual({ name: 'one', passed: true, reason: 'It ended well.', submission: 'x', wallMs: 1_500 });
  expect(judgedTest(one({ verdict: 'TLE' }), ended('TLE'))).toMatchObject({ passed: true });
  expect(judgedTest(one({ verdict: 'TLE' }), ended('OK'))).toMatchObject({ passed: false, reason: 'It ended OK, and is to end TLE: why' });
  // What could not be run proves nothing, however it is to end.
  const nowhere = { ...ended('EE'), ground: { interpreter: null, runner: null } } as Submission;
  expect(judgedTest(one({ verdict: 'EE' }), nowhere)).toMatchObject({ passed: false, reason: 'It could not be run here: why' });
  expect(couldNotRun(ended('INTERRUPTED'))).toBe('why');
  expect(couldNotRun(ended('EE'))).toBeNull();
});
