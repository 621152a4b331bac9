import { BYTES_PER_LED } from '../led/led-state.ts';
import type { Recording } from './recording.ts';

/** Mean light of a frame's states, 0–1: 1 where every LED is white at full brightness. 0 for no LEDs. */
export function meanBrightness(states: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < states.length; at += BYTES_PER_LED) sum += (states[at]! + states[at + 1]! + states[at + 2]!) * states[at + 3]!;
  return states.length === 0 ? 0 : (sum * BYTES_PER_LED) / (states.length * 3 * 255 * 100);
}

/** Frames a second over the whole recording; 0 where it has no duration. */
export function framesPerSecond({ times, durationMs }: Pick<Recording, 'times' | 'durationMs'>): number {
  return durationMs > 0 ? (times.length * 1_000) / durationMs : 0;
}
