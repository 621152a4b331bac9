import { BYTES_PER_LED, type LedState } from '../../../simulator/led/led-state.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';

/** One LED's states through a run, where they change. */
export interface LedValues {
  /** the frames that changed it, from 0; the first frame is always one */
  frames: number[];
  states: LedState[];
}

export function ledValues({ leds, times, states }: Pick<Recording, 'leds' | 'times' | 'states'>, led: number): LedValues {
  const values: LedValues = { frames: [], states: [] };
  let last: LedState | null = null;
  for (let frame = 0; frame < times.length; frame++) {
    const at = (frame * leds + led) * BYTES_PER_LED;
    const [red, green, blue, brightness] = [states[at]!, states[at + 1]!, states[at + 2]!, states[at + 3]!];
    if (last && last[0] === red && last[1] === green && last[2] === blue && last[3] === brightness) continue;
    last = [red, green, blue, brightness];
    values.frames.push(frame);
    values.states.push(last);
  }
  return values;
}

/** Which of the changes holds in a frame: its place in `frames`; −1 before the first. */
export function changeAt({ frames }: LedValues, frame: number): number {
  const next = frames.findIndex((of) => of > frame);
  return next < 0 ? frames.length - 1 : next - 1;
}
