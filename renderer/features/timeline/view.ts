import type { Section } from '../../../simulator/recording/strip.ts';

/** Nobody needs to see less than this at once, in ms. */
const SHORTEST = 50;

/** The whole of a recording, or the section of it that is zoomed to, in ms. */
export function seen(view: Section | null, durationMs: number): Section {
  return view ?? { from: 0, to: durationMs };
}

/** A section of a recording, moved and cut so that it lies inside; null where it is the whole. */
export function fitted({ from, to }: Section, durationMs: number): Section | null {
  const span = Math.max(Math.min(SHORTEST, durationMs), to - from);
  if (span >= durationMs) return null;
  const begin = Math.min(Math.max(0, from), durationMs - span);
  return { from: begin, to: begin + span };
}

/** Shows `factor` times as much at once, so that the moment `at` stays where it is. */
export function zoomed(view: Section | null, durationMs: number, factor: number, at: number): Section | null {
  const { from, to } = seen(view, durationMs);
  const span = Math.max(Math.min(SHORTEST, durationMs), (to - from) * factor);
  const share = to > from ? (at - from) / (to - from) : 0;
  return fitted({ from: at - share * span, to: at - share * span + span }, durationMs);
}

/** Moves what is seen by so many ms. */
export function panned(view: Section | null, durationMs: number, by: number): Section | null {
  return view && fitted({ from: view.from + by, to: view.to + by }, durationMs);
}

/** Where a moment is in what is seen: 0 at its beginning, 1 at its end. */
export function shareOf(ms: number, { from, to }: Section): number {
  return to > from ? (ms - from) / (to - from) : 0;
}
