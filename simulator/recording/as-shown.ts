import { BYTES_PER_LED } from '../led/led-state.ts';
import { createColourPath, type LightingTree } from '../led/path/colour-path.ts';
import type { Recording } from './recording.ts';

/** A recording as a tree shows it: in its steps, with its colours, without its dead LEDs. */
export function asShown(recording: Recording, lighting: LightingTree): Recording {
  const path = createColourPath(lighting);
  const bytes = recording.leds * BYTES_PER_LED;
  const states = new Uint8Array(recording.states.length);
  for (let at = 0; at < states.length; at += bytes) path.restate(recording.states.subarray(at), recording.leds, states.subarray(at));
  return { ...recording, states };
}
