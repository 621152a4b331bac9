import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '../../rules/rules.ts';
import type { Interpreter, Program, ProgramEnd } from '../program.ts';
import { createProcessInterpreter } from './process-interpreter.ts';

interface Figure {
  name: string;
  value: number;
  unit: string;
  against?: { name: string; value: number };
}

const TIMES = 5;
const LEDS = 500;

/** What a student writes: every LED of every frame computed, 1,350 frames of 500 LEDs. */
const LOOP = `import math
n = getLEDCount()
for frame in range(1350):
    states = []
    for i in range(n):
        v = int(127 + 127 * math.sin(i / 10 + frame / 5))
        states.append((v, 255 - v, i % 256, 100))
    setLEDs(states)
`;
/** The same without a tree. */
const PLAIN = `def getLEDCount(): return ${LEDS}\ndef setLEDs(states): pass\n${LOOP}`;

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
    const bake = await median(() => timed(warm, LOOP, true).then(({ end }) => end.wallMs), ready);
    const cancel = await median(() => timed(warm, 'print(1)\nwhile True: pass', false, true).then(({ stop }) => stop), ready);
    const plainLoad = await median(plainFirstByte);
    const plainLoop = await median(plainLoopMs);
    const native = nativeLoopMs();
    return [
      { name: 'run, until the first byte, warm', value: first, unit: 'ms' },
      { name: 'run, until the first byte, cold', value: coldFirst, unit: 'ms', against: { name: 'a plain Pyodide', value: plainLoad } },
      { name: 'cancel, until the run has ended', value: cancel, unit: 'ms' },
      {
        name: 'bake 1,350 frames of 500 LEDs',
        value: bake,
        unit: 'ms',
        against: { name: 'the loop in a plain Pyodide, just loaded', value: plainLoop },
      },
      ...(native === null
        ? []
        : [{ name: 'bake 1,350 frames of 500 LEDs', value: bake, unit: 'ms', against: { name: 'native CPython', value: native } }]),
    ];
  } finally {
    await warm.close();
    await cold.close();
    rmSync(folder, { recursive: true, force: true });
  }
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
async function plainLoopMs(): Promise<number> {
  const source = JSON.stringify(`exec(compile(${JSON.stringify(PLAIN)}, 'main.py', 'exec'), {})`);
  return Number(
    await inPlainPyodide(`const begun = performance.now(); pyodide.runPython(${source}); console.log(performance.now() - begun);`),
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
function nativeLoopMs(): number | null {
  const timing = `import time\nt = time.perf_counter()\nexec(compile(${JSON.stringify(PLAIN)}, 'main.py', 'exec'), {})\nprint((time.perf_counter() - t) * 1000)`;
  const { stdout, status } = spawnSync('python3', ['-c', timing], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}
