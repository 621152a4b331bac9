import type { Section } from '../../../simulator/recording/strip.ts';

export interface Tick {
  ms: number;
  /** null for the small ones between those that are named */
  label: string | null;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000];
/** Small ticks for each named one. */
const PARTS = 5;

/** Ticks of a ruler over a section, named at round moments, `most` of those at the most. */
export function ticksOf({ from, to }: Section, most: number): Tick[] {
  if (!(to > from)) return [];
  const step = STEPS.find((ms) => (to - from) / ms <= most) ?? (to - from) / most;
  const small = step / PARTS;
  const first = Math.ceil(from / small);
  const last = Math.floor(to / small);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const ms = (first + i) * small;
    return { ms, label: (first + i) % PARTS === 0 ? labelOf(ms, step) : null };
  });
}

/** As much of the time as the step tells apart: `0:05`, `0:05.2`, `0:05.25`. */
function labelOf(ms: number, step: number): string {
  const digits = step >= 1_000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
  const minutes = Math.floor(Math.round(ms) / 60_000);
  const seconds = ((ms - minutes * 60_000) / 1_000).toFixed(digits);
  return `${minutes}:${seconds.padStart(digits > 0 ? digits + 3 : 2, '0')}`;
}
