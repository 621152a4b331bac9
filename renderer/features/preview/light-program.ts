import type { Program } from '../../../simulator/program/program.ts';
import type { RulesName } from '../../../simulator/rules/profile.ts';
import { RULES } from '../../../simulator/rules/rules.ts';

/** A preview must never hold up the window: real time and memory that it may take. */
const LIMITS = { wallMs: 10_000, memoryBytes: 256 * 2 ** 20, stdoutBytes: 2 ** 20, stderrBytes: 2 ** 20 };

/** A text from the editor as an interpreter takes it. */
export function lightProgram(source: string, file: string, { rules, leds, seed }: { rules: RulesName; leds: number; seed: number }) {
  return {
    files: [{ name: file, bytes: new TextEncoder().encode(source) }],
    entry: file,
    stdin: new Uint8Array(),
    args: [],
    env: {},
    light: { rules: RULES[rules], leds, seed },
    limits: LIMITS,
  } satisfies Program;
}
