import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { RULES } from '../../rules/rules.ts';
import { bake } from '../bake.ts';
import type { Bake, Interpreter, Program, ProgramLimits } from '../program.ts';
import { createProcessInterpreter } from './process-interpreter.ts';

/** The processes need Node 26, whatever runs the tests. */
export const nodePath = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
const LIMITS: ProgramLimits = { wallMs: 15_000, memoryBytes: 256 << 20, stdoutBytes: 1 << 20, stderrBytes: 1 << 20 };

export let folder: string;
export let interpreter: Interpreter;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-python-'));
  interpreter = createProcessInterpreter({ cacheFolder: folder });
}, 60_000);
afterAll(async () => {
  await interpreter.close();
  rmSync(folder, { recursive: true });
});

interface Given extends Partial<Omit<Program, 'limits'>> {
  limits?: Partial<ProgramLimits>;
}

export function program(source: string | Uint8Array, { limits, ...rest }: Given = {}): Program {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  return {
    files: [{ name: 'main.py', bytes }],
    entry: 'main.py',
    stdin: new Uint8Array(),
    args: [],
    env: {},
    light: null,
    ...rest,
    limits: { ...LIMITS, ...limits },
  };
}

export const python = (source: string | Uint8Array, given?: Given): Promise<Bake> => bake(interpreter, program(source, given));
export const light = (source: string | Uint8Array, leds = 3, given?: Given): Promise<Bake> =>
  bake(interpreter, program(source, { light: { rules: RULES.plan, leds, seed: 7 }, ...given }));
