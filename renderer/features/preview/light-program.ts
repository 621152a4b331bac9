import type { Program } from '../../../simulator/program/program.ts';
import { rulesOf } from '../../../simulator/rules/rules.ts';
import type { TreeFile } from '../../../simulator/tree/model/tree-file.ts';

/** A preview must never hold up the window: real time and memory that it may take. */
const LIMITS = { wallMs: 10_000, memoryBytes: 256 * 2 ** 20, stdoutBytes: 2 ** 20, stderrBytes: 2 ** 20 };

/** A text from the editor as an interpreter takes it, for that tree: by its rules, at its speed. */
export function lightProgram(source: string, file: string, { rules, leds, speed }: TreeFile, seed: number) {
  return {
    files: [{ name: file, bytes: new TextEncoder().encode(source) }],
    entry: file,
    stdin: new Uint8Array(),
    args: [],
    env: {},
    light: { rules: rulesOf(rules, speed.microsPerLed), leds, seed },
    limits: LIMITS,
  } satisfies Program;
}
