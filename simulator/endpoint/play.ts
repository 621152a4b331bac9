import { setTimeout as wait } from 'node:timers/promises';
import { frameAt, frameStates } from '../recording/frame-index.ts';
import type { Recording } from '../recording/recording.ts';
import type { LightsDevice } from './lights-device.ts';
import { createPixels, type PixelOptions } from './pixels.ts';

/** The end of a wait is awaited turn by turn: timers are a ms or two late. */
const CLOSE_MS = 2;

export interface PlayOptions extends PixelOptions {
  /** again from the beginning, until it is stopped */
  loop?: boolean;
  signal: AbortSignal;
  /** hears of each frame that is shown, its time in the recording and how late it was, ms */
  shown?(frame: number, ms: number, lateMs: number): void;
}

/** What was played. */
export interface Played {
  shown: number;
  /** the device was still busy with others */
  leftOut: number;
}

/**
 * Plays a recording on real lights, in time; frames that a device is too slow for are left out, and the time holds. However it ends, the lights are
 * turned off.
 * @throws DeviceFault where the device is gone
 */
export async function play(
  recording: Recording,
  device: LightsDevice,
  { loop = false, signal, shown, ...look }: PlayOptions,
): Promise<Played> {
  const pixelsOf = createPixels(recording.leds, look);
  const played: Played = { shown: 0, leftOut: 0 };
  const { times } = recording;
  let gone = true;
  try {
    do {
      const began = performance.now();
      for (let next = 0; next < times.length && !signal.aborted;) {
        await until(began + times[next]!, signal);
        if (signal.aborted) break;
        const ms = performance.now() - began;
        const frame = Math.max(next, frameAt(recording, ms));
        played.leftOut += frame - next;
        const states = frameStates(recording, frame);
        if (states) await device.show(pixelsOf(states));
        played.shown++;
        shown?.(frame, times[frame]!, ms - times[frame]!);
        next = frame + 1;
      }
      await until(began + recording.durationMs, signal);
    } while (loop && !signal.aborted && times.length > 0);
    gone = false;
  } finally {
    // Of a device that is gone, why it is gone is the fault to be told.
    await (gone ? device.off().catch(() => {}) : device.off());
  }
  return played;
}

async function until(due: number, signal: AbortSignal): Promise<void> {
  const left = due - performance.now() - CLOSE_MS;
  if (left > 0) await wait(left, undefined, { signal }).catch(() => {});
  while (performance.now() < due && !signal.aborted) await new Promise((resolve) => setImmediate(resolve));
}
