import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestInput } from '../../contract/request.ts';
import { testDocker } from '../../testing/docker.ts';
import { openedWithDocker } from '../../testing/opened-with-docker.ts';
import { temporaryFolder } from '../../testing/test-executor.ts';
import { createCompileCache } from './compile-cache.ts';
import type { State } from './state.ts';

const stage = { stage: 'compile', output: [{ stream: 'stderr', base64: 'aGk=' }], cpuMs: 3, memoryBytes: 4 } as const;
const stateOf = (bytes: Buffer): State => ({ tar: () => Readable.from([bytes]), file: null, remove() {} });
const tarOf = async (state: State | undefined) => (state ? (await buffer(state.tar() as Readable)).toString() : null);

describe('the compile cache', () => {
  let root: ReturnType<typeof temporaryFolder>;
  let folder: string;
  let told: string[];
  const open = (budget = 1 << 20) =>
    createCompileCache({ folder, states: path.join(root.path, 'states'), budgetBytes: () => budget, log: (line) => told.push(line) });

  beforeEach(() => {
    root = temporaryFolder();
    folder = path.join(root.path, 'compiled');
    told = [];
  });
  afterEach(() => root.remove());

  test('gives back what it was given, also after the next start', async () => {
    await open().keep('a', [stage], stateOf(Buffer.from('tar')));
    const again = open();
    const found = again.find('a');
    expect(found?.stages).toEqual([stage]);
    expect(await tarOf(found?.state)).toBe('tar');
    expect(again.find('b')).toBeNull();
    found?.state.remove();
    expect(readdirSync(path.join(root.path, 'states'))).toEqual([]);
  });

  test('lets those go that were used least recently, and never what is in use', async () => {
    const cache = open(4_000);
    for (const key of ['a', 'b', 'c']) {
      await cache.keep(key, [stage], stateOf(Buffer.alloc(900, key)));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const held = cache.find('a');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await cache.keep('d', [stage], stateOf(Buffer.alloc(900, 'd')));
    expect(cache.find('b')).toBeNull();
    expect([cache.find('a'), cache.find('c'), cache.find('d')]).not.toContain(null);
    for (const key of ['e', 'f', 'g', 'h']) await cache.keep(key, [stage], stateOf(Buffer.alloc(900, key)));
    expect(cache.find('a')).toBeNull();
    expect(await tarOf(held?.state)).toBe('a'.repeat(900));
  });

  test('does not keep what would push out all others', async () => {
    const cache = open(1_000);
    await cache.keep('a', [stage], stateOf(Buffer.alloc(500)));
    expect(cache.find('a')).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('forgets what is damaged, and removes what was left half written', async () => {
    const cache = open();
    for (const key of ['cut', 'odd']) await cache.keep(key, [stage], stateOf(Buffer.from('tar')));
    truncateSync(path.join(folder, 'cut.tar'), 1);
    writeFileSync(path.join(folder, 'odd.json'), '{"bytes":');
    expect([cache.find('cut'), cache.find('odd')]).toEqual([null, null]);
    expect(readdirSync(folder)).toEqual([]);

    writeFileSync(path.join(folder, 'x.part'), '');
    writeFileSync(path.join(folder, 'y.tar'), '');
    open();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is done without where what is kept cannot be taken', async () => {
    const cache = open();
    await cache.keep('a', [stage], stateOf(Buffer.from('tar')));
    writeFileSync(path.join(root.path, 'states'), 'a file where the folder should be');
    expect(cache.find('a')).toBeNull();
    expect(told).toEqual([expect.stringContaining('is compiled again')]);
  });

  test('is done without where there is no room for it', async () => {
    const cache = open();
    const state: State = { ...stateOf(Buffer.from('')), tar: () => Readable.from(failing()) };
    await cache.keep('a', [stage], state);
    expect(told).toEqual([expect.stringContaining('could not be kept for the next time: no room')]);
    expect(cache.find('a')).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

async function* failing(): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from('x');
  throw new Error('no room');
}

const docker = await testDocker();
const opened = openedWithDocker(docker);

describe('what was compiled before', docker.needed, () => {
  const FILES = {
    'build.sh': 'echo building; echo aside >&2; read -r x < /proc/sys/kernel/random/uuid; echo "$x" > built',
    'compile.sh': 'echo "with $FLAG"; read -r x < built; echo "$x" > made',
    'run.sh': 'read -r x < made; echo "$x"; echo changed > made',
  };
  const run = (texts: Record<string, string> = {}, more: Partial<RequestInput> = {}) =>
    opened.run({
      engine: 'docker',
      files: Object.entries({ ...FILES, ...texts }).map(([name, content]) => ({ name, content })),
      env: { FLAG: 'none' },
      ...more,
    });
  const made = (done: Awaited<ReturnType<typeof run>>) => done.run?.stdout;

  test('is not compiled again, and says what it said', async () => {
    const first = await run();
    const again = await run({}, { args: ['other'], stdin: 'other' });
    expect(first).toMatchObject({ build: { cached: false }, compile: { cached: false } });
    expect(again).toMatchObject({
      verdict: { code: 'OK' },
      build: { cached: true, status: 'ok', code: 0, stdout: 'building\n', stderr: 'aside\n' },
      compile: { cached: true, stdout: 'with none\n' },
    });
    expect(made(again)).toBe(made(first));
  });

  test.each<[string, Record<string, string>, Partial<RequestInput>]>([
    ['a file', { other: 'x' }, {}],
    ['a script', { 'compile.sh': `${FILES['compile.sh']}\n` }, {}],
    ['a variable', {}, { env: { FLAG: 'some' } }],
    ['a limit of compile', {}, { limits: { compile: { memoryBytes: 300 << 20 } } }],
  ])('is compiled again with another: %s', async (_, texts, more) => {
    const first = made(await run());
    const other = await run(texts, more);
    expect(other).toMatchObject({ verdict: { code: 'OK' }, compile: { cached: false } });
    expect(made(other)).not.toBe(first);
  });

  test('is compiled again where it failed', async () => {
    const texts = { 'compile.sh': 'exit 3' };
    await run(texts);
    expect(await run(texts)).toMatchObject({ verdict: { code: 'CE' }, build: { cached: false }, compile: { cached: false } });
  });

  test('is compiled again where it was damaged, and leaves nothing in use', async () => {
    await run();
    const folder = path.join(docker.folder, 'compiled');
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.tar'))) truncateSync(path.join(folder, name), 100);
    expect(await run()).toMatchObject({ verdict: { code: 'OK' }, compile: { cached: false } });
    await opened.executor.idle();
    expect(existsSync(path.join(docker.folder, 'states')) ? readdirSync(path.join(docker.folder, 'states')) : []).toEqual([]);
  });
});
