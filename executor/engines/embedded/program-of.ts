import { Buffer } from 'node:buffer';
import type { Program } from '../../../simulator/program/program.ts';
import { rulesOf } from '../../../simulator/rules/rules.ts';
import type { Engine } from '../engine.ts';

/** The program that a job's request is, as an interpreter takes it. */
export function programOf({ request, runtime, entry, limits, seed, leds }: Parameters<Engine['open']>[0]): Program {
  const { rules = 'plan', microsPerLed } = request.light ?? {};
  return {
    files: request.files.map(({ name, content, encoding }) => ({ name, bytes: new Uint8Array(Buffer.from(content, encoding)) })),
    entry,
    stdin: new TextEncoder().encode(request.stdin),
    args: request.args,
    env: request.env,
    light: runtime === 'light' ? { rules: rulesOf(rules, microsPerLed), leds, seed } : null,
    limits: limits.run,
  };
}
