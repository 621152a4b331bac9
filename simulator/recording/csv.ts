import { BYTES_PER_LED } from '../led/led-state.ts';
import type { Recording } from './recording.ts';

const FRAMES_PER_CHUNK = 64;

/**
 * A recording as sequence CSV, in chunks of text: a header `FRAME_ID,R_0,G_0,B_0,…`, then a line for each frame, numbered from 0.
 * The format knows no brightness and no times: L is folded into the channels (`channel × L / 100`, rounded).
 */
export function* toCsv({ leds, times, states }: Recording): Generator<string, void> {
  let header = 'FRAME_ID';
  for (let led = 0; led < leds; led++) header += `,R_${led},G_${led},B_${led}`;
  let chunk = `${header}\n`;
  for (let frame = 0; frame < times.length; frame++) {
    chunk += `${frame}`;
    const end = (frame + 1) * leds * BYTES_PER_LED;
    for (let at = frame * leds * BYTES_PER_LED; at < end; at += BYTES_PER_LED) {
      const scale = states[at + 3]! / 100;
      chunk += `,${Math.round(states[at]! * scale)},${Math.round(states[at + 1]! * scale)},${Math.round(states[at + 2]! * scale)}`;
    }
    chunk += '\n';
    if (frame % FRAMES_PER_CHUNK === FRAMES_PER_CHUNK - 1) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
