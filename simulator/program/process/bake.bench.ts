import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../../.setup/bench/figure.ts';
import { RULES } from '../../rules/rules.ts';
import type { Interpreter, Program, ProgramEnd } from '../program.ts';
import { createProcessInterpreter } from './process-interpreter.ts';

const TIMES = 5;
const LEDS = 500;

/** What students write: every LED of every frame by itself. */
const sine = (frames: number) => `import math
n = getLEDCount()
for frame in range(${frames}):
    states = []
    for i in range(n):
        v = int(127 + 127 * math.sin(i / 10 + frame / 5))
        states.append((v, 255 - v, i % 256, 100))
    setLEDs(states)
`;
/** As little as it can be for that: what it takes is mostly the tree's own. */
const SHORT = `n = getLEDCount()
for frame in range(2700):
    setLEDs([((i + frame) % 256, 255 - i % 256, 0, 100) for i in range(n)])
`;
const LOOPS = [
  { name: 'bake 1,350 frames of 500 LEDs', asked: 1_000, source: sine(1_350) },
  { name: 'bake 2,700 frames of 500 LEDs', asked: 1_500, source: sine(2_700) },
  { name: 'bake 2,700 frames, each one short expression', asked: 1_500, source: SHORT },
];
/** The same without a tree. */
const plain = (source: string) => `def getLEDCount(): return ${LEDS}\ndef setLEDs(states): pass\n${source}`;

/** How quick Python is, each beside what it can be compared with. */
export async function pythonFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'treeline-bench-'));
  const warm = createProcessInterpreter({ cacheFolder: folder });
  const cold = createProcessInterpreter({ cacheFolder: folder, spares: 0 });
  try {
    // The first run of all may have to make the snapshot.
    await timed(cold, 'print(1)', false);
    const first = await median(() => timed(warm, 'print(1)', false).then(({ first: ms }) => ms), ready);
    const coldFirst = await median(() => timed(cold, 'print(1)', false).then(({ first: ms }) => ms));
    const cancel = await median(() => timed(warm, 'print(1)\nwhile True: pass', false, true).then(({ stop }) => stop), ready);
    const plainLoad = await median(plainFirstByte);
    const figures: Figure[] = [
      { name: 'run, until the first byte, warm', value: first, unit: 'ms', asked: 60 },
      {
        name: 'run, until the first byte, cold',
        value: coldFirst,
        unit: 'ms',
        asked: 600,
        against: { name: 'a plain Pyodide', value: plainLoad },
      },
      { name: 'cancel, until the run has ended', value: cancel, unit: 'ms', asked: 100 },
    ];
    for (const loop of LOOPS) figures.push(...(await bakeFigures(warm, loop)));
    return figures;
  } finally {
    await warm.close();
    await cold.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bakeFigures(warm: Interpreter, { name, asked, source }: (typeof LOOPS)[number]): Promise<Figure[]> {
  const value = await median(() => timed(warm, source, true).then(({ end }) => end.wallMs), ready);
  const pyodide = await median(() => plainLoopMs(source));
  const natives = Array.from({ length: TIMES }, () => nativeLoopMs(source)).filter((ms) => ms !== null);
  const native = natives.toSorted((a, b) => a - b)[natives.length >> 1];
  return [
    { name, value, unit: 'ms', asked, against: { name: 'the loop in a plain Pyodide, just loaded', value: pyodide, asked: 1.3 } },
    ...(native === undefined ? [] : [{ name, value, unit: 'ms', asked, against: { name: 'native CPython', value: native, asked: 4 } }]),
  ];
}

/** A spare is loaded by then. */
function ready(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_500));
}

async function median(work: () => Promise<number>, before: () => Promise<void> = () => Promise.resolve()): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    await before();
    taken.push(await work());
  }
  return taken.toSorted((a, b) => a - b)[TIMES >> 1]!;
}

/** ms until the first byte, and from a cancel at that byte to the end. */
async function timed(
  interpreter: Interpreter,
  source: string,
  light: boolean,
  cancelled = false,
): Promise<{ end: ProgramEnd; first: number; stop: number }> {
  const control = new AbortController();
  const begun = performance.now();
  let first = Number.NaN;
  const program: Program = {
    files: [{ name: 'main.py', bytes: new TextEncoder().encode(source) }],
    entry: 'main.py',
    stdin: new Uint8Array(),
    args: [],
    env: {},
    light: light ? { rules: RULES.plan, leds: LEDS, seed: 1 } : null,
    limits: { wallMs: 60_000, memoryBytes: 256 << 20, stdoutBytes: 1 << 20, stderrBytes: 1 << 20 },
  };
  const output = (): void => {
    if (Number.isNaN(first)) first = performance.now() - begun;
    if (cancelled) control.abort();
  };
  const end = await interpreter.run(program, { output, frames: () => {} }, control.signal);
  if (end.code !== 0 && !cancelled) throw new Error(`the program did not end well: ${JSON.stringify(end.cause)}`);
  return { end, first, stop: performance.now() - begun - first };
}

/** A Node that loads Pyodide as its manual says, until it prints; ms. */
async function plainFirstByte(): Promise<number> {
  const begun = performance.now();
  await inPlainPyodide("pyodide.runPython('print(1)');");
  return performance.now() - begun;
}

/** The loop in a Pyodide that was just loaded, as ours was; ms. */
async function plainLoopMs(source: string): Promise<number> {
  const code = JSON.stringify(`exec(compile(${JSON.stringify(plain(source))}, 'main.py', 'exec'), {})`);
  return Number(
    await inPlainPyodide(`const begun = performance.now(); pyodide.runPython(${code}); console.log(performance.now() - begun);`),
  );
}

/** The first thing a plain Pyodide prints. */
function inPlainPyodide(script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', `import { loadPyodide } from 'pyodide'; const pyodide = await loadPyodide(); ${script}`],
      { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.once('data', (text: Buffer) => {
      resolve(text.toString());
      child.kill();
    });
    child.once('error', reject);
  });
}

/** The loop in the machine's own Python; null where there is none. */
function nativeLoopMs(source: string): number | null {
  const timing = `import time\nt = time.perf_counter()\nexec(compile(${JSON.stringify(plain(source))}, 'main.py', 'exec'), {})\nprint((time.perf_counter() - t) * 1000)`;
  const { stdout, status } = spawnSync('python3', ['-c', timing], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}
