import { RULES, rulesOf } from '../../../simulator/rules/rules.ts';
import type { Engine, StageSink } from '../engine.ts';
import { LIGHTS, type Lights } from './container/lights.ts';

/** Nobody sees more frames than one in so many µs; it bounds what a run records. */
const LEAST_FRAME_US = 1000;

/** The tree that a run in a container lights, and the variables that tell of it; null where its request asks for none. */
export function treeOf(
  { request, leds, seed }: Pick<Parameters<Engine['open']>[0], 'request' | 'leds' | 'seed'>,
  sink: StageSink,
): { lights: Lights; env: Record<string, string> } | null {
  if (!request.light) return null;
  const { rules = 'plan', microsPerLed } = request.light;
  const { brightest, wireMicrosPerLed } = rulesOf(rules, microsPerLed);
  // No strip is faster than its wire.
  const microseconds = leds * Math.max(wireMicrosPerLed, RULES[rules].wireMicrosPerLed);
  const frameUs = Math.max(LEAST_FRAME_US, Math.round(microseconds));
  return {
    lights: { leds, brightest, frameUs, take: (frames) => sink.frames(frames) },
    env: { TREELINE_LIGHTS: LIGHTS, TREELINE_LEDS: String(leds), TREELINE_SEED: String(seed) },
  };
}
