import type { Recording } from '../recording.ts';

const SECOND_MS = 1_000;

/** For each frame, the frames a second over the second up to its end: how quickly the lights change there. */
export function frameRates({ times, durationMs }: Pick<Recording, 'times' | 'durationMs'>): Float32Array {
  const rates = new Float32Array(times.length);
  for (let frame = 0, oldest = 0; frame < times.length; frame++) {
    const end = times[frame + 1] ?? Math.max(durationMs, times[frame]!);
    while (oldest < frame && times[oldest]! < end - SECOND_MS) oldest++;
    const lasting = end - times[oldest]!;
    rates[frame] = lasting > 0 ? ((frame - oldest + 1) * SECOND_MS) / lasting : 0;
  }
  return rates;
}
