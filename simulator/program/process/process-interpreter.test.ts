import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/rules.ts';
import { folder, interpreter, light, nodePath, program, python } from './interpreter-for-tests.ts';

const TOUR = `import sys, os, util
print(input(), sys.argv, dict(os.environ))
print(util.x, open("data/a.txt").read())
print("é", file=sys.stderr)
sys.exit(3)
`;

describe('an ordinary program', () => {
  it('has its input, arguments, environment and files, and its outputs apart', async () => {
    const files = { 'main.py': TOUR, 'util.py': 'x = 1', 'data/a.txt': 'ä' };
    const { end, stdout, stderr } = await python('', {
      files: Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
      stdin: new TextEncoder().encode('line\n'),
      args: ['a', 'b'],
      env: { K: 'v' },
    });
    expect(stderr).toBe('é\n');
    expect(stdout).toBe("line ['main.py', 'a', 'b'] {'K': 'v'}\n1 ä\n");
    expect(end.cause).toEqual({ kind: 'exit', code: 3 });
  });

  it("tells an uncaught exception with its line, and only the program's own frames", async () => {
    const { end, stderr } = await python('def f():\n    return 1 / 0\n\nf()\n');
    expect(end.cause).toMatchObject({ kind: 'exception', type: 'ZeroDivisionError', line: 2 });
    expect(end.code).toBe(1);
    expect(stderr).toMatch(/^Traceback[^]*line 4[^]*line 2[^]*ZeroDivisionError: division by zero\n$/);
    expect(stderr).not.toContain('treeline');
  });

  it.each([
    ['a syntax error', 'x = (\n'],
    ['tabs and spaces mixed', 'if True:\n        x = 1\n\ty = 2\n'],
    ['NUL bytes', 'x = 1\0\n'],
  ])('is refused by Python for %s', async (_, source) => {
    const { end } = await python(source);
    expect(end.cause).toMatchObject({ kind: 'exception', type: expect.stringMatching(/SyntaxError|TabError|IndentationError/) });
  });

  it('ends with a RecursionError where it recurses without end', async () => {
    expect((await python('def f(): f()\nf()\n')).end.cause).toMatchObject({ kind: 'exception', type: 'RecursionError' });
    const wild = await python('import sys\nsys.setrecursionlimit(10**9)\ndef f(): return [*map(lambda _: f(), [1])]\nf()\n');
    expect(wild.end.cause).toMatchObject({ kind: 'exception', type: 'RecursionError' });
  });

  it('tells of an endless recursion where it began and where it ended', async () => {
    const { stderr } = await python('def g(n):\n    return f(n)\ndef f(n):\n    return g(n + 1)\n\nf(0)\n');
    expect(stderr).toMatch(/line 6, in <module>[^]*line 4, in f[^]*RecursionError/);
    expect(stderr.length).toBeLessThan(6_000);
  });

  it('tells an exception in code whose names are no text', async () => {
    const { end, stderr } = await python('ns = {"__name__": None}\nexec("def f(): return 1 / 0", ns)\n\nns["f"]()\n');
    expect(end.cause).toMatchObject({ kind: 'exception', type: 'ZeroDivisionError', line: 4 });
    expect(stderr).toMatch(/line 4[^]*ZeroDivisionError: division by zero\n$/);
  });

  it("ends with the code that `os._exit` gives, without Python's own end", async () => {
    const { end, stdout } = await python('import os\nprint("hi", flush=True)\nos._exit(3)\n');
    expect([end.cause, stdout]).toEqual([{ kind: 'exit', code: 3 }, 'hi\n']);
  });

  it.each([
    ['at its cap', 'x = bytearray(1 << 30)\n'],
    ['for more than there could ever be', 'x = "a" * (2**31 - 200)\n'],
    ['in many parts', 'l = []\nwhile True: l.append(bytearray(1 << 22))\n'],
    ['by what it raises when memory was refused', 'try: bytearray(1 << 30)\nexcept MemoryError as e: raise e\n'],
  ])('meets the limit of its memory %s', async (_, source) => {
    const { end, stderr } = await python(source);
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'memory', bound: 256 << 20 });
    expect(end.memoryBytes).toBeLessThanOrEqual(256 << 20);
    expect(stderr).toContain('MemoryError');
  });

  it.each(['raise MemoryError()', 'raise MemoryError', 'class MemoryError(Exception): pass\nraise MemoryError("my game")'])(
    'meets no limit by %j',
    async (source) => {
      const { end } = await python(`${source}\n`);
      expect(end.cause).toMatchObject({ kind: 'exception', type: 'MemoryError' });
    },
  );

  it('cannot fill the disk', async () => {
    const { end } = await python('with open("big", "wb") as f:\n    while True: f.write(bytes(1 << 20))\n');
    expect(end.cause).toMatchObject({ kind: 'exception', type: 'OSError' });
  });

  it.each([
    ['many files of one write each', 'for i in range(900):\n    with open(str(i), "wb") as f: f.write(bytes(1 << 20))\n'],
    [
      'files deleted while they are open',
      'import os\nkept = []\nfor i in range(900):\n    f = open("t", "wb", 0)\n    f.write(bytes(1 << 20))\n    os.unlink("t")\n    kept.append(f)\n',
    ],
    ['links', 'import os\nfor i in range(10**6): os.symlink("x" * 4000, str(i))\n'],
  ])('cannot fill the disk with %s', async (_, source) => {
    const { end } = await python(source);
    expect(end.cause).toMatchObject({ kind: 'exception', type: 'OSError', message: expect.stringContaining('No space left') });
  });

  it('has the room of deleted files again', async () => {
    const { end } = await python(
      'import os\nfor i in range(60000):\n    with open("t", "wb", 0) as f: f.write(bytes(10000))\n    os.rename("t", "u")\n    os.unlink("u")\n',
    );
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
  });

  it('gets an OSError for a name, a target or a pipe that would fill the host', async () => {
    const tries = [
      'open("x" * 256, "w")',
      'os.mkdir("é" * 128)',
      'os.rename("main.py", "x" * 300)',
      'os.symlink("x" * 5000, "l")',
      'os.pipe()',
    ];
    const { stdout } = await python(
      `import os\nfor text in ${JSON.stringify(tries)}:\n    try:\n        exec(text)\n        print("did", text)\n    except OSError as e:\n        print(e.strerror)\n`,
    );
    expect(stdout.trimEnd().split('\n')).toEqual([...Array.from({ length: 4 }, () => 'Filename too long'), 'Function not implemented']);
  });

  it('is stopped where it prints without end, and what came is kept', async () => {
    const { end, stdout } = await python('while True: print("x" * 99)\n');
    // What passed the bound is there too: who keeps it cuts it, and counts what falls out.
    expect(end.cause).toEqual({ kind: 'limit', limit: 'stdout', bound: 1 << 20, used: stdout.length });
    expect(stdout.length).toBeGreaterThan(1 << 20);
  });

  it('may print single bytes', async () => {
    const { end, stdout } = await python('for i in range(50000): print(".", end="", flush=True)\n');
    expect([end.code, stdout.length]).toEqual([0, 50_000]);
  });

  it('is stopped by the wall clock, and by a cancel within 100 ms', async () => {
    const { end } = await python('while True: pass\n', { limits: { wallMs: 300 } });
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'wall', bound: 300 });
    const control = new AbortController();
    let aborted = 0;
    const cancelled = await interpreter.run(
      program('print("go")\nwhile True: pass\n'),
      {
        output: () => {
          aborted = performance.now();
          control.abort();
        },
        frames: () => {},
      },
      control.signal,
    );
    expect(cancelled.cause).toEqual({ kind: 'cancelled' });
    expect(performance.now() - aborted).toBeLessThan(100);
  });

  it("cannot see another run's files", async () => {
    await python('open("secret.txt", "w").write("x")\nopen("/tmp/secret.txt", "w").write("x")\n');
    const { stdout } = await python('import os\nprint(os.listdir("."), os.listdir("/tmp"))\n');
    expect(stdout).toBe("['main.py'] []\n");
  });

  it("has Python's own asyncio", async () => {
    const { stdout } = await python(
      'import asyncio\nasync def f(n):\n    await asyncio.sleep(0.05)\n    return n\nasync def main():\n    print(await asyncio.gather(f(1), f(2)))\nasyncio.run(main())\n',
    );
    expect(stdout).toBe('[1, 2]\n');
  });

  it('really waits where it sleeps', async () => {
    const { end } = await python('import time\nt = time.monotonic()\ntime.sleep(0.2)\nassert time.monotonic() - t >= 0.19\n');
    expect(end.code).toBe(0);
  });
});

const STATES = [
  ['too few', '[RED] * 2', 'ValueError', 'too few states: 2'],
  ['too many', '[RED] * 4', 'ValueError', 'too many states: 4'],
  ['out of range', '[RED, RED, (256, 0, 0, 0)]', 'ValueError', 'LED 2 of frame 2: red is 256; it must be 0 to 255'],
  ['negative', '[RED, (0, -1, 0, 0), RED]', 'ValueError', 'LED 1 of frame 2: green is -1'],
  ['too bright', '[(0, 0, 0, 101), RED, RED]', 'ValueError', 'LED 0 of frame 2: brightness is 101; it must be 0 to 100'],
  ['floats', '[(0.5, 0, 0, 0), RED, RED]', 'TypeError', 'red is the float 0.5'],
  ['bools', '[(True, 0, 0, 0), RED, RED]', 'TypeError', 'red is the bool True'],
  ['3-tuples', '[(0, 0, 0), RED, RED]', 'ValueError', 'the state has 3 values'],
  ['3- and 5-tuples', '[(0, 0, 0), (0, 0, 0, 0, 0), RED]', 'ValueError', 'the state has 3 values'],
  ['None', 'None', 'TypeError', 'the states are None'],
  ['a None within', '[RED, None, RED]', 'TypeError', 'the state is None'],
  ['a generator', '(RED for _ in range(3))', 'TypeError', 'the states are a generator'],
  ['a huge number', '[(10 ** 5000, 0, 0, 0), RED, RED]', 'ValueError', 'a number of'],
] as const;

describe('a light program', () => {
  it("fills the tree's 45 s, however hard it holds on", async () => {
    const { end, recording } = await light(
      'import time\nwhile True:\n    try:\n        setLEDs([RED, (0, 1, 2, 3), OFF])\n        time.sleep(1)\n    except:\n        pass\n',
    );
    expect(end.cause).toEqual({ kind: 'show', ms: 45_000 });
    expect([end.clockMs, end.code, recording.times.length]).toEqual([45_000, 0, 45]);
    expect([...recording.states.subarray(0, 12)]).toEqual([255, 0, 0, 100, 0, 1, 2, 3, 0, 0, 0, 0]);
    expect(recording.times[1]).toBeCloseTo(1000.09, 6);
    expect(new Set(recording.lines)).toEqual(new Set([4]));
  });

  it('tells the moment of what it prints, also between frames', async () => {
    const told: (string | number | undefined)[] = [];
    const source = 'import time\nprint("a")\nsetLEDs([RED] * 3)\ntime.sleep(2)\nprint("b", end="!\\n")\ntime.sleep(1)\n';
    await interpreter.run(program(source, { light: { rules: RULES.plan, leds: 3, seed: 7 } }), {
      output: (_, bytes, ms) => told.push(new TextDecoder().decode(bytes), ms),
      frames: () => {},
    });
    expect(told).toEqual(['a\n', 0, 'b!\n', 2000.09]);
  });

  it('has its warnings told however it ends', async () => {
    const endless = 'from time import *\nwhile True:\n    setLEDs([RED] * 3)\n    sleep(9)\n';
    const { end } = await light(endless);
    expect(end.cause.kind).toBe('show');
    expect(end.findings).toMatchObject([{ severity: 'warning', rule: 'star-import', line: 1 }]);
  });

  it('plays the same for the same seed', async () => {
    const source =
      'import random\nfor _ in range(3):\n    setLEDs([(random.randint(0, 255), 0, 0, 50) for _ in range(3)])\nrandom.seed()\nr = random.Random()\nprint(random.random(), r.random(), {"a", "b", "c"})\n';
    const [one, two] = [await light(source), await light(source)];
    expect(one.end.code).toBe(0);
    expect(two.recording).toEqual(one.recording);
    expect(two.stdout).toBe(one.stdout);
  });

  it.each([true, false])('is refused states with a precise sentence (caught: %s)', async (caught) => {
    if (!caught) {
      const { end, recording } = await light('setLEDs([OFF] * 3)\nsetLEDs([RED, RED, (256, 0, 0, 0)])\n');
      expect(end.cause).toMatchObject({ kind: 'exception', type: 'ValueError', line: 2, frame: 1, led: 2 });
      expect(recording.times).toHaveLength(1);
      return;
    }
    const tries = STATES.map(
      ([, states]) => `try:\n    setLEDs(${states})\n    print('accepted')\nexcept (ValueError, TypeError) as e:\n    print(repr(e))\n`,
    );
    const { stdout, recording } = await light(`setLEDs([OFF] * 3)\n${tries.join('')}`);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toEqual(STATES.map(([, , type, message]) => expect.stringMatching(new RegExp(`^${type}.*${message}`))));
    expect(recording.times).toHaveLength(1);
  });

  it('may give states as lists', async () => {
    const { recording } = await light('setLEDs(([1, 2, 3, 4], RED, [0, 0, 0, 0]))\n');
    expect([...recording.states]).toEqual([1, 2, 3, 4, 255, 0, 0, 100, 0, 0, 0, 0]);
  });

  it('is judged by the states that it gives, whatever their class says of itself', async () => {
    const { stdout, recording } = await light(`class L(list):
    def __len__(self):
        return getLEDCount()
    def __iter__(self):
        return iter([])
class S(tuple):
    def __iter__(self):
        return iter([1] * 9)
setLEDs(L([GREEN] * 3))
setLEDs([S(RED)] * 3)
for states in (L([RED] * 2), L([]), L([RED] * 6), [S([1] * 3)] * 3):
    try:
        setLEDs(states)
    except ValueError as e:
        print(e)
`);
    expect(stdout.match(/too few states: 2|too few states: 0|too many states: 6|the state has 3 values/g)).toHaveLength(4);
    expect([...recording.states]).toEqual([
      0,
      255,
      0,
      100,
      0,
      255,
      0,
      100,
      0,
      255,
      0,
      100,
      ...[255, 0, 0, 100, 255, 0, 0, 100, 255, 0, 0, 100],
    ]);
  });

  it.each([
    'import os',
    '__import__("os")',
    '().__class__.__base__',
    'import js',
    'import pyodide',
    'import ctypes',
    'open("x")',
    'setLEDs.__globals__',
    'setLEDs = print\nsetLEDs.__code__ = None',
    'eval("1")',
    'import random\nrandom._inst',
    'getattr(setLEDs, "__globals__")',
    'x = (1 for _ in [1])\nx.gi_frame.f_back',
    '"{0.__globals__}".format(setLEDs)',
    'import time\ntime.sys',
  ])('is refused %s before it runs', async (source) => {
    const findings = await interpreter.check(`${source}\nsetLEDs([RED] * 3)\n`, RULES.plan);
    expect(findings.filter((finding) => finding.severity === 'error')).not.toEqual([]);
  });

  it('is told only what Python says where no rules hold', async () => {
    expect(await interpreter.check('import os\nx = "\\d"\ny = (\n', null)).toMatchObject([
      { severity: 'warning', rule: 'python', line: 2 },
      { severity: 'error', rule: 'syntax', line: 3, column: 5 },
    ]);
  });

  it('does not run where the rules refuse it', async () => {
    const { end, recording } = await light('setLEDs([RED] * 3)\nimport os\n');
    expect(end.cause).toMatchObject({ kind: 'findings' });
    expect(recording.times).toHaveLength(0);
  });

  it.each([
    ['a megabyte', `x = [${'1,'.repeat(500_000)}]\n`],
    ['deep brackets', `x = ${'('.repeat(100_000)}1${')'.repeat(100_000)}\n`],
  ])('is refused %s of source, and the checker lives on', async (_, source) => {
    const findings = await interpreter.check(source, RULES.plan);
    expect(findings.some((finding) => finding.severity === 'error')).toBe(true);
    expect((await interpreter.check('import os\n', RULES.plan)).map((finding) => finding.rule)).toContain('import-not-allowed');
  });
});

describe("the interpreter's processes", () => {
  it('are gone when their parent is killed', async () => {
    const source = `
      import { createProcessInterpreter } from ${JSON.stringify(new URL('process-interpreter.ts', import.meta.url).href)};
      const given = ${JSON.stringify(program('', { files: [] }))};
      given.files = [{ name: 'main.py', bytes: new TextEncoder().encode('print(1)\\nwhile True: pass') }];
      given.stdin = new Uint8Array();
      const interpreter = createProcessInterpreter({ cacheFolder: ${JSON.stringify(folder)} });
      void interpreter.run(given, { output: () => console.log('up'), frames: () => {} });`;
    const parent = spawn(nodePath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(parent.pid)], { encoding: 'utf8' })
      .split('\n')
      .map(Number)
      .filter(Boolean);
    expect(children.length).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    const alive = (pid: number): boolean => {
      try {
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      } catch {
        return false;
      }
    };
    await expect.poll(() => children.filter(alive), { timeout: 3_000 }).toEqual([]);
  });
});
