import { BYTES_PER_LED, type LedState } from '../led/led-state.ts';
import type { Recording } from './recording.ts';

/** The frame that is shown at `ms`: the last one not after it; −1 before the first, when the tree is still dark. */
export function frameAt({ times }: Pick<Recording, 'times'>, ms: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The states of a frame, R, G, B, L for each LED: a view, not a copy. Null where there is no such frame. */
export function frameStates(recording: Pick<Recording, 'leds' | 'times' | 'states'>, frame: number): Uint8Array | null {
  if (!(frame >= 0 && frame < recording.times.length)) return null;
  const bytes = recording.leds * BYTES_PER_LED;
  return recording.states.subarray(frame * bytes, (frame + 1) * bytes);
}

/** @throws RangeError where the recording has no such frame or LED */
export function stateAt(recording: Recording, frame: number, led: number): LedState {
  const states = frameStates(recording, frame);
  if (!states || !(led >= 0 && led < recording.leds)) throw new RangeError(`the recording has no LED ${led} in frame ${frame}`);
  const at = led * BYTES_PER_LED;
  return [states[at]!, states[at + 1]!, states[at + 2]!, states[at + 3]!];
}

/** Where an LED got the state it has in `frame`: the first frame of the row of frames that leave it so, and that frame's line. */
export function lastChange(recording: Recording, frame: number, led: number): { frame: number; line: number } {
  const { states, leds, lines } = recording;
  const state = (of: number) => (of * leds + led) * BYTES_PER_LED;
  let since = frame;
  while (since > 0 && sameBytes(states, state(since), state(since - 1))) since--;
  return { frame: since, line: lines[since] ?? 0 };
}

function sameBytes(bytes: Uint8Array, a: number, b: number): boolean {
  for (let byte = 0; byte < BYTES_PER_LED; byte++) if (bytes[a + byte] !== bytes[b + byte]) return false;
  return true;
}
