import { frameAt } from '../../../simulator/recording/frame-index.ts';
import type { Section } from '../../../simulator/recording/strip.ts';

/**
 * The least and the greatest of a run's values in each of `width` columns of what is seen, so that no peak falls between two of them:
 * least and greatest in turn. NaN where nothing is known: before the first frame, and past the last value or the end.
 */
export function columnsOf(
  values: Float32Array,
  { times, durationMs }: { times: Float64Array; durationMs: number },
  { from, to }: Section,
  width: number,
): Float32Array {
  const columns = new Float32Array(width * 2).fill(Number.NaN);
  for (let column = 0; column < width; column++) {
    const begin = from + (column / width) * (to - from);
    if (begin > durationMs) break;
    const first = Math.max(0, frameAt({ times }, begin));
    const last = Math.min(values.length - 1, frameAt({ times }, from + ((column + 1) / width) * (to - from)));
    let [least, most] = [Infinity, -Infinity];
    for (let frame = first; frame <= last; frame++) {
      least = Math.min(least, values[frame]!);
      most = Math.max(most, values[frame]!);
    }
    if (most >= least) columns.set([least, most], column * 2);
  }
  return columns;
}

/** A round number at or above a value, to be the top of a scale. */
export function topOf(value: number): number {
  if (!(value > 0)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * unit >= value * (1 - 1e-9)) ?? 10) * unit;
}
