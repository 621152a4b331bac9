import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixAll } from '../../rules/apply-fixes.ts';
import type { RulesProfile } from '../../rules/profile.ts';
import { RULES } from '../../rules/rules.ts';
import { bake } from '../bake.ts';
import type { Bake, Interpreter, ProgramLimits } from '../program.ts';
import { createProcessInterpreter } from './process-interpreter.ts';

interface Listed {
  id: string;
  title: string;
  kind: 'light' | 'python';
  entry: string;
  files: string[];
  stdin?: string;
  args?: string[];
}

const SAMPLES = new URL('../../../resources/samples/', import.meta.url);
const LISTED = JSON.parse(readFileSync(new URL('samples.json', SAMPLES), 'utf8')) as Listed[];
const LIGHT = LISTED.filter((s) => s.kind === 'light');
const PYTHON = LISTED.filter((s) => s.kind === 'python');
/** The limits of a run, doubled in time: the machine that tests is busy. */
const LIMITS: ProgramLimits = { wallMs: 120_000, memoryBytes: 256 << 20, stdoutBytes: 1 << 20, stderrBytes: 1 << 20 };

let folder: string;
let interpreter: Interpreter;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-samples-'));
  interpreter = createProcessInterpreter({ cacheFolder: folder });
});
afterAll(async () => {
  await interpreter.close();
  rmSync(folder, { recursive: true });
});

function show(source: string, rules: RulesProfile): Promise<Bake> {
  return bake(interpreter, {
    files: [{ name: 'main.py', bytes: new TextEncoder().encode(source) }],
    entry: 'main.py',
    stdin: new Uint8Array(),
    args: [],
    env: {},
    light: { rules: { ...rules, showMs: 1500 }, leds: 60, seed: 7 },
    limits: LIMITS,
  });
}

function run({ files, entry, stdin = '', args = [] }: Listed, leds: number | null, showMs = RULES.plan.showMs): Promise<Bake> {
  const main = files.find((file) => file.endsWith(entry))!;
  const base = main.slice(0, main.length - entry.length);
  return bake(interpreter, {
    files: files.map((file) => ({ name: file.slice(base.length), bytes: readFileSync(new URL(file, SAMPLES)) })),
    entry,
    stdin: new TextEncoder().encode(stdin),
    args,
    env: {},
    light: leds === null ? null : { rules: { ...RULES.plan, showMs }, leds, seed: 7 },
    limits: LIMITS,
  });
}

it('there is something to see, and something to read', () => {
  expect(LIGHT.length).toBeGreaterThanOrEqual(8);
  expect(PYTHON.length).toBeGreaterThanOrEqual(3);
  expect(LISTED[0]).toMatchObject({ id: 'aurora', kind: 'light' });
});

describe.each(LIGHT)('$title', (sample) => {
  it('is told nothing by the rules, and begins with what it shows and what to try', async () => {
    const source = readFileSync(new URL(sample.files[0]!, SAMPLES), 'utf8');
    expect(await interpreter.check(source, RULES.plan)).toEqual([]);
    expect(source).toMatch(/^# .+\n# Try: /);
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  it('plays its show on the tree', async () => {
    // What a sample shows of itself is the same on any tree of some size.
    const { end, recording, stderr } = await run(sample, 100);
    expect(stderr).toBe('');
    expect(['show', 'exit']).toContain(end.cause.kind);
    expect(end.findings).toEqual([]);
    expect(recording.durationMs).toBeGreaterThanOrEqual(20_000);
    expect(recording.times.length).toBeGreaterThanOrEqual(100);
    // The tree glows: on average it is neither dark nor washed out.
    let light = 0;
    for (let at = 0; at < recording.states.length; at += 4) {
      light += ((recording.states[at]! + recording.states[at + 1]! + recording.states[at + 2]!) / 765) * (recording.states[at + 3]! / 100);
    }
    const mean = light / (recording.states.length / 4);
    expect(mean).toBeGreaterThan(0.01);
    expect(mean).toBeLessThan(0.4);
  }, 150_000);

  it('plays the same on the deployed tree, once it is mended for it', async () => {
    const source = readFileSync(new URL(sample.files[0]!, SAMPLES), 'utf8');
    const text = await fixAll(source, null, (mended) => interpreter.check(mended, RULES.deployed));
    expect(await interpreter.check(text, RULES.deployed)).toEqual([]);
    const [planned, deployed] = [await show(source, RULES.plan), await show(text, RULES.deployed)];
    expect(deployed.stderr).toBe('');
    // Its lines are others, where an import went.
    expect({ ...deployed.recording, lines: planned.recording.lines }).toEqual(planned.recording);
  }, 150_000);

  it.each([1, 2000])(
    'fits a tree of %i LEDs',
    async (leds) => {
      const { end, stderr } = await run(sample, leds, 1500);
      expect(stderr).toBe('');
      expect(['show', 'exit']).toContain(end.cause.kind);
    },
    150_000,
  );
});

describe.each(PYTHON)('$title', (sample) => {
  it('ends well and says something', async () => {
    const { end, stdout } = await run(sample, null);
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
    expect(stdout.length).toBeGreaterThan(20);
  });
});
