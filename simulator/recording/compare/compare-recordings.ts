import type { LedState } from '../../led/led-state.ts';
import { stateAt } from '../frame-index.ts';
import type { Recording } from '../recording.ts';
import { disagreementOf } from './disagreement.ts';
import { type Section, sectionsOf } from './sections.ts';
import type { Tolerance } from './tolerance.ts';

/** One LED at one moment of two recordings; frames are counted from 0; frame −1 is the dark before the first, and its state is all 0. */
export interface Difference {
  led: number;
  ms: number;
  /** of the strongest channel, 0–255 */
  by: number;
  a: { frame: number; line: number; state: LedState };
  b: { frame: number; line: number; state: LedState };
}

export interface Comparison {
  same: boolean;
  leds: { a: number; b: number };
  durationMs: { a: number; b: number };
  /** of the LEDs that both have: how many ever differ, and where first and most */
  differing: number;
  first: Difference | null;
  worst: Difference | null;
  /** time in which any LED differs, ms */
  differingMs: number;
  /** for each LED that both have: the most that it differs, 0–255, and for how long, ms */
  perLed: { most: Float32Array; ms: Float64Array };
}

/** Compares what two recordings show, LED by LED, moment by moment; how their frames are cut does not matter. */
export function compareRecordings(a: Recording, b: Recording, tolerance: Tolerance): Comparison {
  const leds = Math.min(a.leds, b.leds);
  const perLed = { most: new Float32Array(leds), ms: new Float64Array(leds) };
  let first: Difference | null = null;
  let worst: Difference | null = null;
  let differingMs = 0;
  for (const section of sectionsOf(a, b)) {
    let longest = 0;
    for (let led = 0; led < leds; led++) {
      const found = disagreementOf(a, b, section, led, tolerance);
      if (!found) continue;
      const { fromMs, lastsMs, by } = found;
      longest = Math.max(longest, lastsMs);
      perLed.ms[led] = perLed.ms[led]! + lastsMs;
      perLed.most[led] = Math.max(perLed.most[led]!, by);
      if (!first || !worst || by > worst.by) {
        worst = differenceAt(a, b, section, fromMs, led, by);
        first ??= worst;
      }
    }
    differingMs += longest;
  }
  const lasts = Math.abs(a.durationMs - b.durationMs) <= tolerance.ms;
  return {
    same: first === null && a.leds === b.leds && lasts,
    leds: { a: a.leds, b: b.leds },
    durationMs: { a: a.durationMs, b: b.durationMs },
    differing: perLed.most.reduce((sum, most) => sum + (most > 0 ? 1 : 0), 0),
    first,
    worst,
    differingMs,
    perLed,
  };
}

function differenceAt(a: Recording, b: Recording, { frameA, frameB }: Section, ms: number, led: number, by: number): Difference {
  return { led, ms, by, a: sideOf(a, frameA, led), b: sideOf(b, frameB, led) };
}

function sideOf(recording: Recording, frame: number, led: number): Difference['a'] {
  return frame < 0
    ? { frame, line: 0, state: [0, 0, 0, 0] }
    : { frame, line: recording.lines[frame]!, state: stateAt(recording, frame, led) };
}
