import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDocker } from '../testing/docker.ts';
import { temporaryFolder } from '../testing/test-executor.ts';
import { start, treeline } from './testing/treeline.ts';

const docker = await testDocker();
let folder: ReturnType<typeof temporaryFolder>;
const at = (name: string) => path.join(folder.path, name);
function put(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
    if (name.endsWith('.sh')) chmodSync(at(name), 0o755);
  }
}
const runtime = (...args: string[]) => treeline(['runtime', ...args], { cwd: folder.path, env: { TREELINE_DATA: at('data') } });
const manifest = (id: string, more: object = {}) =>
  JSON.stringify({ id, name: id, version: '1', languages: ['Python'], entry: 'main.py', ...more });

/** How many submissions a history has, and how many of them are over; none where it is not there yet. */
function countsIn(file: string): { made: number; over: number | null } {
  if (!existsSync(file)) return { made: 0, over: null };
  const database = new Database(file, { readonly: true });
  try {
    const there = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'submissions'").get();
    if (!there) return { made: 0, over: null };
    return database.prepare("SELECT count(*) AS made, sum(status = 'FINISHED') AS over FROM submissions").get() as {
      made: number;
      over: number;
    };
  } finally {
    database.close();
  }
}

beforeAll(() => {
  folder = temporaryFolder();
  const program = 'import sys\nprint(sum(map(int, sys.stdin.read().split())))\n';
  put({
    'sums/runtime.json': manifest('sums', { engine: 'embedded' }),
    'sums/samples/hello/main.py': 'print(1)\n',
    'sums/tests/sum/main.py': program,
    'sums/tests/sum/cases/1.in': '1 2\n',
    'sums/tests/sum/cases/1.out': '3\n',
    'sums/tests/fails/main.py': 'raise ValueError("<no & no>")\n',
    'sums/tests/fails/test.json': '{ "verdict": "RE" }',
    'wrong/runtime.json': manifest('wrong', { engine: 'embedded' }),
    'wrong/tests/sum/main.py': program,
    'wrong/tests/sum/cases/1.in': '1 2\n',
    'wrong/tests/sum/cases/1.out': '4 & "more"\n',
    'broken/runtime.json': '{ "id": 3 }',
  });
});
afterAll(() => folder.remove());

describe('runtime test', () => {
  test('runs the self-tests, and ends with 0 where all passed', async () => {
    const { code, stdout } = await runtime('test', 'sums');
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^passed {2}sums › fails {2}\d/),
      expect.stringMatching(/^passed {2}sums › sum {2}\d/),
      '1 runtime: 2 passed, 0 failed.',
      '',
    ]);
    expect(code).toBe(0);
  });

  test('ends with 1 where one failed, and says why; a folder that is no runtime spoils no other', async () => {
    const { code, stdout } = await runtime('test', 'wrong', 'broken', 'sums', '--only', 'sum');
    expect(stdout).toMatch(/FAILED {2}wrong › sum .* It ended WA, and is to end OK: 0 of 1 test passes?\./);
    expect(stdout).toMatch(/broken\/runtime\.json:1: error: id must be text\. \[bad-json\]/);
    expect(stdout).toMatch(/3 runtimes: 1 passed, 1 failed\. 1 runtime could not be tested: see above\.\n$/);
    expect(code).toBe(1);
  });

  test('prints JSON or JUnit’s XML, and nothing else', async () => {
    const json = await runtime('test', 'sums', 'wrong', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      passed: 2,
      failed: 1,
      broken: 0,
      runtimes: [
        { id: 'sums', results: [{ name: 'fails', passed: true }, { name: 'sum' }] },
        { id: 'wrong', results: [{ passed: false }] },
      ],
    });
    const xml = await runtime('test', 'wrong', 'broken', '--junit');
    expect(xml.stdout).toContain('<testsuite name="wrong" tests="1" failures="1" errors="0">');
    expect(xml.stdout).toMatch(
      /<testcase classname="wrong" name="sum" time="\d+\.\d{3}"><failure message="It ended WA, .*4 &amp; \\&quot;more/,
    );
    expect(xml.stdout).toContain('<error type="bad-json" message="id must be text."/>');
    expect(xml.code).toBe(1);
  });

  test('cancels what is open when it is told to end', async () => {
    put({ 'endless/runtime.json': manifest('endless', { engine: 'embedded' }) });
    for (const name of ['a', 'b', 'c', 'd']) put({ [`endless/tests/${name}/main.py`]: 'print("begun", flush=True)\nwhile True: pass\n' });
    const env = { TREELINE_DATA: at('ended') };
    const started = start(['runtime', 'test', 'endless'], { cwd: folder.path, env });
    await vi.waitUntil(() => countsIn(at('ended/history.db')).made === 4, { timeout: 20_000, interval: 50 });
    started.child.kill('SIGINT');
    expect((await started.ended).code).toBe(130);
    expect(countsIn(at('ended/history.db'))).toEqual({ made: 4, over: 4 });
  });

  test.each([
    [2, /two ways to print the same/, ['sums', '--json', '--junit']],
    [1, /sums: There is no self-test nothing in it; there are: fails, sum\./, ['sums', '--only', 'nothing']],
    [1, /There is no runtime nowhere here/, ['nowhere']],
    [2, /runtime test needs a FOLDER\|ID…/, []],
  ])('ends with %i and says %s', async (expected, sentence, args) => {
    const { code, stderr } = await runtime('test', ...args);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(expected);
  });
});

describe('runtime install', () => {
  test('makes a folder available to requests, and remove takes it away', async () => {
    const installed = await runtime('install', 'sums');
    expect(installed).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/passed {2}sums › sum .*\nsums is available, as number 1000\.\n$/s),
    });
    put({ 'again.py': 'print(3)\n' });
    const ran = await treeline(['run', 'again.py', '--runtime', '1000'], { cwd: folder.path, env: { TREELINE_DATA: at('data') } });
    expect(ran).toMatchObject({ code: 0, stdout: '3\n' });
    put({ 'sums/samples/hello/main.py': 'print(2)\n' });
    expect((await runtime('update', 'sums')).stdout).toMatch(/sums is available/);
    const shown = JSON.parse((await runtime('show', 'sums', '--json')).stdout);
    expect(shown).toMatchObject({ source: { kind: 'folder', path: at('sums'), git: null }, lastTest: { passed: true } });
    expect(JSON.parse((await runtime('matrix', '--json')).stdout).items).toContainEqual(
      expect.objectContaining({ id: 'sums', state: 'available' }),
    );
    expect(await runtime('remove', 'sums')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Removed sums; /) });
  }, 60_000);

  test('killed in the middle, is told by the next command, and can be done again', async () => {
    put({ 'slow/runtime.json': manifest('slow', { engine: 'embedded' }), 'slow/tests/a/main.py': 'while True: pass\n' });
    const env = { TREELINE_DATA: at('killed') };
    const started = start(['runtime', 'install', 'slow'], { cwd: folder.path, env });
    await vi.waitUntil(() => countsIn(at('killed/history.db')).made === 1, { timeout: 20_000, interval: 50 });
    started.child.kill('SIGKILL');
    await started.ended;
    const listed = await treeline(['runtime', 'list', '--json'], { cwd: folder.path, env });
    const told = (JSON.parse(listed.stdout).items as { id: string }[]).find(({ id }) => id === 'slow');
    expect(told).toMatchObject({ state: 'failed', candidate: { reason: 'Treeline ended while it was being tried.' } });
    put({ 'slow/tests/a/main.py': 'print(1)\n' });
    expect(await treeline(['runtime', 'install', 'slow'], { cwd: folder.path, env })).toMatchObject({ code: 0 });
  }, 60_000);
});

describe('runtime lint', () => {
  test('says what is to be seen to, and puts right what it can', async () => {
    put({
      'mine/runtime.json': manifest('mine'),
      'mine/cutor.nix': '{ }: { }',
      'mine/run.sh': '\uFEFFpython3 main.py\r\n',
      'mine/samples/a/main.py': '',
      'mine/tests/a/main.py': '',
      'mine/tests/a/cases/1.out': '',
    });
    chmodSync(at('mine/run.sh'), 0o640);
    const before = await runtime('lint', 'mine');
    expect(before).toMatchObject({ code: 1, stdout: expect.stringMatching(/run\.sh:1: error: .* \[crlf\]\n/) });
    const fixed = await runtime('lint', 'mine', '--fix');
    expect(fixed).toMatchObject({ code: 0, stdout: '3 faults put right.\nNothing to be seen to in mine\n' });
    expect(readFileSync(at('mine/run.sh'), 'utf8')).toBe('python3 main.py\n');
    expect((statSync(at('mine/run.sh')).mode & 0o777).toString(8)).toBe('751');
  });
});

describe('runtime lint --fix', () => {
  test('ends where a fix changes nothing, and leaves bytes that are no text', async () => {
    put({ 'odd/runtime.json': manifest('odd'), 'odd/cutor.nix': '{ }: { }', 'odd/run.sh': 'true\r', 'odd/compile.sh': '' });
    writeFileSync(at('odd/compile.sh'), Buffer.from('# caf\xe9\r\n', 'latin1'));
    const { code, stdout } = await runtime('lint', 'odd', '--fix');
    expect({ code, stdout }).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^1 fault put right\.\n.*compile\.sh:1: error: .* \[crlf\]/s),
    });
    expect(readFileSync(at('odd/run.sh'), 'utf8')).toBe('true');
    expect(readFileSync(at('odd/compile.sh'), 'latin1')).toBe('# caf\xe9\r\n');
  });
});

describe('runtime new', () => {
  test('begins one that needs nothing more, with an id of its own', async () => {
    const { code, stdout } = await runtime('new', 'My Python!', '--name', 'Ours');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('treeline runtime test My Python!') });
    expect(JSON.parse(readFileSync(at('My Python!/runtime.json'), 'utf8'))).toMatchObject({
      id: 'my-python',
      name: 'Ours',
      version: '1.0.0',
    });
    expect(await runtime('lint', 'My Python!')).toMatchObject({ code: 0, stdout: 'Nothing to be seen to in My Python!\n' });
    expect(existsSync(at('My Python!/tests/sum/cases/1.out'))).toBe(true);
  });

  test.each([
    [1, /sums is not empty; name a new folder/, ['sums']],
    [2, /There is no runtime "pyton"; did you mean cpython\?/, ['other', '--from', 'pyton']],
    [2, /No id can be made of the folder's name "123"/, ['123']],
  ])('ends with %i and says %s', async (expected, sentence, args) => {
    const { code, stderr } = await runtime('new', ...args);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(expected);
    expect(existsSync(at('other'))).toBe(false);
  });
});

describe('a runtime in containers', docker.needed, () => {
  test('passes its self-tests, each compiled once for all its cases', async () => {
    put({
      'shell/runtime.json': manifest('shell', { languages: ['Shell'], entry: 'main.sh' }),
      'shell/compile.sh': 'echo compiled >&2; [ "$(/treeline/busybox head -c 2 main.sh)" != "!!" ]\n',
      'shell/run.sh': 'exec ./main.sh "$@"\n',
      'shell/tests/args/main.sh': 'read -r x; echo "$x $1"\n',
      'shell/tests/args/cases/1.in': '1\n',
      'shell/tests/args/cases/1.args': 'a b\n',
      'shell/tests/args/cases/1.out': '1 a b\n',
      'shell/tests/args/cases/2.in': '2\n',
      'shell/tests/args/cases/2.out': '2\n',
      'shell/tests/wrong/main.sh': '!!\n',
      'shell/tests/wrong/test.json': '{ "verdict": "CE" }\n',
    });
    const { code, stdout } = await treeline(['runtime', 'test', './shell'], { cwd: folder.path, env: { TREELINE_DATA: docker.folder } });
    expect(stdout).toMatch(/passed {2}shell › args .*\npassed {2}shell › wrong .*\n1 runtime: 2 passed, 0 failed\.\n$/);
    expect(code).toBe(0);
  });
});
