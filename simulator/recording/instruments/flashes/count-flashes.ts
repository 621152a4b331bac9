import type { FlashList } from './flash-list.ts';
import type { Views } from './views.ts';

/** A second, but for what is lost where times are added up. */
const SECOND_MS = 1_000 - 1e-6;
/**
 * WCAG lets a quarter of any 10° of the visual field flash as it likes. A tree fills those 10° for whoever stands 6 times its height
 * away, so what may flash is a quarter of the lights that are seen from one side.
 */
const AREA = 0.25;
/** Counted no further. */
const MOST = 255;

/**
 * For each frame, how many flashes there were in the second up to it on more than `AREA` of some side of the tree: either so many on each
 * of those lights, in step or not, or so many times on that many lights at once.
 */
export function countFlashes({ leds, starts }: FlashList, times: Float64Array, views: Views): Uint8Array {
  const counts = new Uint32Array(views.seenFrom.length);
  // For each side: how many of its lights flashed at least n times.
  const atLeast = new Uint16Array(views.sides * (MOST + 1));
  const levels = new Uint8Array(views.sides);
  const together = new Uint8Array(times.length * views.sides);
  const joint = new Uint32Array(views.sides);
  const most = new Uint8Array(times.length);
  const ended = new Uint16Array(views.sides);

  function shift(frame: number, by: 1 | -1): void {
    for (let at = starts[frame]!; at < starts[frame + 1]!; at++) {
      const led = leds[at]!;
      const count = by === 1 ? counts[led]! + 1 : counts[led]!;
      counts[led] = counts[led]! + by;
      if (count > MOST) continue;
      for (let side = 0, seen = views.seenFrom[led]!; seen !== 0; side++, seen >>= 1) {
        if ((seen & 1) === 0) continue;
        atLeast[side * (MOST + 1) + count] = atLeast[side * (MOST + 1) + count]! + by;
        if (by === 1) ended[side] = ended[side]! + 1;
      }
    }
  }

  for (let frame = 0, oldest = 0; frame < times.length; frame++) {
    for (; times[oldest]! <= times[frame]! - SECOND_MS; oldest++) {
      shift(oldest, -1);
      for (let side = 0; side < views.sides; side++) joint[side] = joint[side]! - together[oldest * views.sides + side]!;
    }
    ended.fill(0);
    shift(frame, 1);
    for (let side = 0; side < views.sides; side++) {
      const area = views.seen[side]! * AREA;
      if (ended[side]! > area) {
        together[frame * views.sides + side] = 1;
        joint[side] = joint[side]! + 1;
      }
      let level = levels[side]!;
      while (level < MOST && atLeast[side * (MOST + 1) + level + 1]! > area) level++;
      while (level > 0 && atLeast[side * (MOST + 1) + level]! <= area) level--;
      levels[side] = level;
      most[frame] = Math.min(MOST, Math.max(most[frame]!, level, joint[side]!));
    }
  }
  return most;
}
