import { DEFAULT_LED_COUNT } from '../../simulator/led/led-state.ts';
import { bake } from '../../simulator/program/bake.ts';
import type { Interpreter } from '../../simulator/program/program.ts';
import { packFrames } from '../../simulator/recording/pack.ts';
import type { Finding } from '../../simulator/rules/finding.ts';
import { rulesOf } from '../../simulator/rules/rules.ts';
import { verdictOf } from '../contract/verdict-of.ts';
import type { LightSource, Preview } from '../executor.ts';
import { DEFAULT_LIMITS } from '../settings/limits.ts';

/** Runs a light program that nothing is kept of. */
export async function preview(
  interpreter: Interpreter,
  { source, rules, leds = DEFAULT_LED_COUNT, microsPerLed, seed }: LightSource & { seed: number },
  signal?: AbortSignal,
): Promise<Preview> {
  const program = {
    files: [{ name: 'main.py', bytes: new TextEncoder().encode(source) }],
    entry: 'main.py',
    stdin: new Uint8Array(),
    args: [],
    env: {},
    light: { rules: rulesOf(rules, microsPerLed), leds, seed },
    limits: DEFAULT_LIMITS.run,
  };
  const { end, recording, stdout, stderr } = await bake(interpreter, program, signal);
  const refused: readonly Finding[] = end.cause.kind === 'findings' ? end.cause.findings : [];
  const verdict = verdictOf(refused.length > 0 ? 'compile' : 'run', end.cause);
  if (!verdict) throw new Error('a program ended without a verdict');
  const { times, durationMs } = recording;
  return {
    verdict,
    findings: [...refused, ...end.findings],
    recording: { frames: times.length, durationMs, leds, seed },
    stdout,
    stderr,
    frames: packFrames(recording),
  };
}
