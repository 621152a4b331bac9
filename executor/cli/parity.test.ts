import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { type Started, start, treeline } from './testing/treeline.ts';

/** Two Treelines on this machine: one that is served, with a data folder of its own, is the other. */
let folder: ReturnType<typeof temporaryFolder>;
let other: Started;
let address: string;
const at = (name: string) => path.join(folder.path, name);
const here = (...args: string[]) => treeline(args, { env: { TREELINE_DATA: at('here') } });
const there = (...args: string[]) => treeline(args, { env: { TREELINE_DATA: at('there') } });

function runtime(id: string, files: Record<string, string>): string {
  const manifest = { id, name: id, version: '1.0', languages: ['Python'], engine: 'embedded', entry: 'main.py' };
  const all = { 'runtime.json': JSON.stringify(manifest), 'samples/hello/main.py': 'print(1)\n', ...files };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(at(id), name)), { recursive: true });
    writeFileSync(path.join(at(id), name), content);
  }
  return at(id);
}

beforeAll(async () => {
  folder = temporaryFolder();
  other = start(['serve', '--no-open', '--port', '0'], { env: { TREELINE_DATA: at('there') } });
  address = (await other.says('stdout', /\n/)).trim();
}, 60_000);
afterAll(async () => {
  other.child.kill('SIGTERM');
  await other.ended;
  folder.remove();
});

/** A command takes a second to begin, and four follow each other. */
const LONG = { timeout: 120_000 };

describe('a runtime and another Treeline', LONG, () => {
  test('where it does the same there, it is installed there, and used by its id', async () => {
    const mine = runtime('adder', {
      'tests/sum/main.py': 'print(sum(map(int, input().split())))\n',
      'tests/sum/cases/1.in': '1 2\n',
      'tests/sum/cases/1.out': '3\n',
      'tests/fails/main.py': 'raise SystemExit(3)\n',
      'tests/fails/test.json': '{ "verdict": "RE" }',
    });
    const told = await here('parity', mine, '--with', address, '--json');
    expect(told.stderr).toBe('');
    expect(JSON.parse(told.stdout)).toMatchObject({
      clean: true,
      ground: [],
      tests: [
        { name: 'fails', same: true },
        { name: 'sum', same: true, here: { passed: true } },
      ],
    });
    const pushed = await here('runtime', 'push', mine, '--to', address);
    expect(pushed).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^same {7}fails\nsame {7}sum\n2 self-tests: the same here and on .*\nOn 127/),
    });
    writeFileSync(at('main.py'), 'print("used")\n');
    expect(await there('run', at('main.py'), '--runtime', 'adder')).toMatchObject({ code: 0, stdout: 'used\n' });
    expect(JSON.parse((await there('runtime', 'show', 'adder', '--json')).stdout)).toMatchObject({
      state: 'available',
      source: { kind: 'treeline' },
    });
  });

  test('where it does not, every difference is told, and nothing is installed', async () => {
    const mine = runtime('clock', { 'tests/now/main.py': 'import time\nprint("a line")\nprint(time.time_ns())\n' });
    const told = await here('parity', mine, '--with', address);
    expect(told.code).toBe(1);
    expect(told.stdout).toMatch(/^DIFFERENT {2}now\n {4}run: stdout, line 2: \d+ → \d+\n1 of 1 self-test came out differently on /);
    const pushed = await here('runtime', 'push', mine, '--to', address, '--json');
    expect([pushed.code, JSON.parse(pushed.stdout)]).toMatchObject([1, { installed: false, parity: { clean: false } }]);
    expect((await there('runtime', 'show', 'clock')).code).toBe(1);
  });

  test.each<[number, RegExp, string, string]>([
    [1, /does not take this token/, 'token', 'x'.repeat(43)],
    [1, /cannot be reached .*Is `treeline serve` open there/, 'port', '9'],
    [2, /Use a tunnel \(ssh -L/, 'hostname', 'tree.example'],
    [2, /needs its token/, 'search', ''],
    [2, /takes an address that treeline serve prints/, 'href', 'file:///etc'],
  ])('ends with %i and says %s', async (code, sentence, part, value) => {
    const url = new URL(address);
    if (part === 'token') url.searchParams.set('token', value);
    else Object.assign(url, { [part]: value });
    const ended = await here('parity', at('adder'), '--with', part === 'href' ? value : url.href);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.code).toBe(code);
  });
});

describe('a submission of the history', LONG, () => {
  test('is run again exactly, and why another differs is told', async () => {
    const run = async (source: string, ...args: string[]) => {
      writeFileSync(at('main.py'), source);
      return JSON.parse((await here('run', at('main.py'), ...args, '--json')).stdout) as { id: string; ground: object };
    };
    const LIGHTS = 'import random\nsetLEDs([(random.randrange(256), 0, 0, 100)] * getLEDCount())\nprint(random.random())\n';
    const first = await run(LIGHTS);
    expect(first.ground).toMatchObject({
      interpreter: expect.stringMatching(/^Pyodide \d/),
      limits: { run: { wallMs: 60_000 } },
      runner: null,
    });
    const again = await here('again', first.id);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringMatching(/The same came of both\.\n$/) });

    const second = await run(LIGHTS, '--seed', '5');
    const seed = await here('why', first.id, second.id);
    expect(seed.code).toBe(1);
    expect(seed.stdout).toMatch(/run: stdout, line 1: 0\.\d+ → 0\.\d+\n[^]*They were not asked the same: light\.\n$/);
    const changed = await run('print(1)\n');
    expect((await here('why', first.id, changed.id)).stdout).toMatch(/file main\.py: there → another/);
    expect(
      await here(
        'again',
        first.id.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')),
      ),
    ).toMatchObject({ code: 1, stderr: /There is no submission/ });
  });
});
