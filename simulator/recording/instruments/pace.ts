import type { Recording } from '../recording.ts';

/** How a recording would run on a tree. */
export interface Pace {
  framesPerSecond: number;
  /** how long it would take there, ms */
  durationMs: number;
  /** the frames that come before the show ends */
  framesInShow: number;
  /** frames that the tree is told before it could show the one before: no wait lies between them */
  rushed: number;
  /** the first of them; −1 where there is none */
  firstRushed: number;
}

export interface PaceOptions {
  /** µs for each LED that a `setLEDs` took in the recording; null where its frames are due at their times, as those of a sequence are */
  recordedMicrosPerLed: number | null;
  /** what it takes on the tree */
  microsPerLed: number;
  /** a tree ends every program then, ms */
  showMs: number;
}

/** Of times that were added up. */
const NOTHING_MS = 1e-6;

/**
 * What a program waits for it waits on every tree; what its `setLEDs` take is the tree's own. So from frame to frame a slower tree needs
 * the wait, and its own time to set the lights. Frames of a sequence are due at their times, and late where the strip needs longer.
 */
export function paceOn({ leds, times, durationMs }: Pick<Recording, 'leds' | 'times' | 'durationMs'>, options: PaceOptions): Pace {
  const setMs = (leds * options.microsPerLed) / 1_000;
  const recordedMs = options.recordedMicrosPerLed === null ? null : (leds * options.recordedMicrosPerLed) / 1_000;
  const pace: Pace = { framesPerSecond: 0, durationMs: times[0] ?? durationMs, framesInShow: 0, rushed: 0, firstRushed: -1 };
  for (let frame = 0; frame < times.length; frame++) {
    const gap = Math.max(0, (times[frame + 1] ?? durationMs) - times[frame]!);
    const wait = Math.max(0, gap - (recordedMs ?? setMs));
    // After the last frame nothing is set again.
    const rushed = frame + 1 < times.length && (recordedMs === null ? gap < setMs - NOTHING_MS : wait <= NOTHING_MS);
    if (rushed) {
      if (pace.rushed === 0) pace.firstRushed = frame + 1;
      pace.rushed++;
    }
    if (pace.durationMs + setMs <= options.showMs) pace.framesInShow++;
    pace.durationMs += wait + setMs;
  }
  const lasting = pace.durationMs - (times[0] ?? 0);
  pace.framesPerSecond = lasting > 0 ? (times.length * 1_000) / lasting : 0;
  return pace;
}
