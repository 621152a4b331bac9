import type { Program } from '../../../simulator/program/program.ts';
import { rulesOf } from '../../../simulator/rules/rules.ts';
import type { RequestFile } from '../../contract/request-file.ts';
import { wholeOf } from '../../inputs/input.ts';
import { bytesOf, overlaid } from '../../request-files.ts';
import type { Engine, TestRun } from '../engine.ts';

/** The program that a job's request is, as an interpreter takes it. */
export function programOf({ request, runtime, entry, limits, seed, leds }: Parameters<Engine['open']>[0]): Program {
  const { rules = 'plan', microsPerLed } = request.light ?? {};
  return {
    files: filesOf(request.files),
    entry,
    stdin: new TextEncoder().encode(request.stdin),
    args: request.args,
    env: request.env,
    light: runtime === 'light' ? { rules: rulesOf(rules, microsPerLed), leds, seed } : null,
    limits: limits.run,
  };
}

/** The program as a test case runs it. */
export async function caseOf(program: Program, { stdin, args, files, limits }: TestRun): Promise<Program> {
  return { ...program, stdin: new Uint8Array(await wholeOf(stdin)), args, files: overlaid(program.files, filesOf(files)), limits };
}

function filesOf(files: readonly RequestFile[]): Program['files'] {
  return files.map((file) => ({ name: file.name, bytes: new Uint8Array(bytesOf(file)) }));
}
