import type { Recording } from '../recording.ts';
import { lightDifference } from './light-difference.ts';
import type { Section } from './sections.ts';
import type { Tolerance } from './tolerance.ts';

/** When two recordings begin to disagree about an LED within a section, for how long, and by how much: of the strongest channel, 0–255. */
export interface Disagreement {
  fromMs: number;
  lastsMs: number;
  by: number;
}

/**
 * Where an LED's light in one recording is not found in the other either, so much earlier or later as is allowed; null where all of it
 * is. How both leave the tree has no later: it is compared as it is.
 */
export function disagreementOf(a: Recording, b: Recording, section: Section, led: number, { light, ms }: Tolerance): Disagreement | null {
  const { fromMs, toMs, last } = section;
  const by = lightDifference(a, b, section, led);
  if (by <= light) return null;
  if (last || ms === 0) return { fromMs, lastsMs: toMs - fromMs, by };
  const unseen = [
    missing(b, section.frameB, section, ms, (frameB) => lightDifference(a, b, { ...section, frameB }, led) <= light),
    missing(a, section.frameA, section, ms, (frameA) => lightDifference(a, b, { ...section, frameA }, led) <= light),
  ].filter(([from, to]) => from < to);
  if (unseen.length === 0) return null;
  const [begin, end] = [Math.min(...unseen.map(([from]) => from)), Math.max(...unseen.map(([, to]) => to))];
  const sum = unseen.reduce((all, [from, to]) => all + to - from, 0);
  return { fromMs: begin, lastsMs: Math.min(sum, end - begin), by };
}

/** The part of a section from which no frame that agrees is near enough. `frame`: the one shown in it, which does not. */
function missing(
  { times }: Recording,
  frame: number,
  { fromMs, toMs }: Section,
  ms: number,
  agrees: (frame: number) => boolean,
): [from: number, to: number] {
  let [from, to] = [fromMs, toMs];
  // A frame is shown until the next one; the dark before the first from ever.
  for (let before = frame - 1; before >= -1 && times[before + 1]! + ms > fromMs; before--) {
    if (!agrees(before)) continue;
    from = times[before + 1]! + ms;
    break;
  }
  for (let after = frame + 1; after < times.length && times[after]! - ms < toMs; after++) {
    if (!agrees(after)) continue;
    to = times[after]! - ms;
    break;
  }
  return [Math.max(fromMs, from), Math.min(toMs, to)];
}
