import { BYTES_PER_LED } from '../../led/led-state.ts';
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
export function paceOn(recording: Timed, options: PaceOptions): Pace {
  const { times } = recording;
  const { setMs, waitAfter } = waitsOf(recording, options);
  const pace: Pace = { framesPerSecond: 0, durationMs: times[0] ?? recording.durationMs, framesInShow: 0, rushed: 0, firstRushed: -1 };
  for (let frame = 0; frame < times.length; frame++) {
    const wait = waitAfter(frame);
    // After the last frame nothing is set again.
    const rushed =
      frame + 1 < times.length &&
      wait <= NOTHING_MS &&
      (options.recordedMicrosPerLed !== null || gapAfter(recording, frame) < setMs - NOTHING_MS);
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

/** The same frames at the times at which a tree would show them, up to the end of its show. States and lines are shared, not copied. */
export function retimed(recording: Recording, options: PaceOptions): Recording {
  if (options.recordedMicrosPerLed === options.microsPerLed) return recording;
  const { setMs, waitAfter } = waitsOf(recording, options);
  const { durationMs, framesInShow } = paceOn(recording, options);
  const times = new Float64Array(framesInShow);
  let now = recording.times[0] ?? 0;
  for (let frame = 0; frame < framesInShow; frame++) {
    times[frame] = now;
    now += waitAfter(frame) + setMs;
  }
  return {
    ...recording,
    times,
    lines: recording.lines.subarray(0, framesInShow),
    states: recording.states.subarray(0, framesInShow * recording.leds * BYTES_PER_LED),
    durationMs: Math.min(durationMs, options.showMs),
  };
}

type Timed = Pick<Recording, 'leds' | 'times' | 'durationMs'>;

function gapAfter({ times, durationMs }: Timed, frame: number): number {
  return Math.max(0, (times[frame + 1] ?? durationMs) - times[frame]!);
}

/** What lies between frames on a tree: its own time to set the lights, and what is waited after each, in ms. */
function waitsOf(recording: Timed, { recordedMicrosPerLed, microsPerLed }: PaceOptions) {
  const setMs = (recording.leds * microsPerLed) / 1_000;
  const spent = recordedMicrosPerLed === null ? setMs : (recording.leds * recordedMicrosPerLed) / 1_000;
  return { setMs, waitAfter: (frame: number) => Math.max(0, gapAfter(recording, frame) - spent) };
}
