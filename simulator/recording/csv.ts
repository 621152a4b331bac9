import { BYTES_PER_LED } from '../led/led-state.ts';
import { DUTY } from '../led/path/duty.ts';
import type { Recording } from './recording.ts';

const FRAMES_PER_CHUNK = 64;

/** What the first column of a sequence says: the frame's number, from 0, or how many ms it is shown. */
export type SequenceTiming = 'FRAME_ID' | 'FRAME_TIME';

/**
 * A recording as sequence CSV, in chunks of text: a header `FRAME_ID,R_0,G_0,B_0,…`, then a line for each frame. The format knows no
 * brightness: L is folded into the channels as a tree does it by itself (`plan` in duty.ts: rounded down, and at most 255). With `FRAME_ID`
 * the times are lost; with `FRAME_TIME` a dark frame comes first where the tree is dark at first, and times below 1 ms have an exponent
 * (`5e-1`), which tells them from the seconds that others write (read-sequence.ts).
 */
export function* toCsv({ leds, times, states, durationMs }: Recording, timing: SequenceTiming = 'FRAME_ID'): Generator<string, void> {
  let chunk: string = timing;
  for (let led = 0; led < leds; led++) chunk += `,R_${led},G_${led},B_${led}`;
  chunk += '\n';
  if (timing === 'FRAME_TIME' && times.length > 0 && times[0]! > 0) chunk += `${timeText(times[0]!)}${',0,0,0'.repeat(leds)}\n`;
  for (let frame = 0; frame < times.length; frame++) {
    // A recording that others made may end before its last frame is due.
    chunk += timing === 'FRAME_ID' ? frame : timeText(Math.max(0, (times[frame + 1] ?? durationMs) - times[frame]!));
    const end = (frame + 1) * leds * BYTES_PER_LED;
    for (let at = frame * leds * BYTES_PER_LED; at < end; at += BYTES_PER_LED) {
      const row = states[at + 3]! << 8;
      for (let channel = 0; channel < 3; channel++) chunk += `,${DUTY.plan[row | states[at + channel]!]}`;
    }
    chunk += '\n';
    if (frame % FRAMES_PER_CHUNK === FRAMES_PER_CHUNK - 1) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function timeText(ms: number): string {
  return ms > 0 && ms < 1 ? ms.toExponential() : `${ms}`;
}
