import type { Recording } from '../recording.ts';

/** A stretch of time in which neither of two recordings changes; frame −1 is the dark before a recording's first. */
export interface Section {
  fromMs: number;
  toMs: number;
  frameA: number;
  frameB: number;
  /** how both leave the tree: it counts, however short it is */
  last: boolean;
}

/** When the later of two recordings ends; 0 where nothing ever happens. */
export function endOf(a: Recording, b: Recording): number {
  return Math.max(a.durationMs, b.durationMs, a.times.at(-1) ?? 0, b.times.at(-1) ?? 0);
}

/** All moments of two recordings in stretches, until the later ends. The last frame of the one that ends first stays until then. */
export function* sectionsOf(a: Recording, b: Recording): Generator<Section, void> {
  const end = endOf(a, b);
  const section: Section = { fromMs: 0, toMs: 0, frameA: -1, frameB: -1, last: false };
  while (!section.last) {
    while (a.times[section.frameA + 1]! <= section.fromMs) section.frameA++;
    while (b.times[section.frameB + 1]! <= section.fromMs) section.frameB++;
    section.toMs = Math.min(a.times[section.frameA + 1] ?? end, b.times[section.frameB + 1] ?? end);
    section.last = section.frameA === a.times.length - 1 && section.frameB === b.times.length - 1;
    yield { ...section };
    section.fromMs = section.toMs;
  }
}
