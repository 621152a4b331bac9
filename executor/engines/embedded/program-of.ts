import { Buffer } from 'node:buffer';
import type { Program } from '../../../simulator/program/program.ts';
import { rulesOf } from '../../../simulator/rules/rules.ts';
import type { RequestFile } from '../../contract/request-file.ts';
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
export function caseOf(program: Program, { stdin, args, files, limits }: TestRun): Program {
  const own = new Set(files.map(({ name }) => name));
  const kept = program.files.filter(({ name }) => !own.has(name));
  return { ...program, stdin: new TextEncoder().encode(stdin), args, files: [...kept, ...filesOf(files)], limits };
}

function filesOf(files: readonly RequestFile[]): Program['files'] {
  return files.map(({ name, content, encoding }) => ({ name, bytes: new Uint8Array(Buffer.from(content, encoding)) }));
}
