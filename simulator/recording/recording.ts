/**
 * All frames of one run. Frame `f` was shown at `times[f]` by the `setLEDs` call on line `lines[f]`, and its states
 * are `states.subarray(f * leds * 4, (f + 1) * leds * 4)`: R, G, B (0–255) and L (0–100) for each LED in turn.
 */
export interface Recording {
  leds: number;
  /** the seed that `random` began with */
  seed: number;
  /** the tree's clock when the program ended, in ms; the last frame is shown until then */
  durationMs: number;
  /** ms on the tree's clock, never decreasing, one a frame */
  times: Float64Array;
  /** source line of the `setLEDs` call, from 1; 0 where unknown */
  lines: Uint32Array;
  states: Uint8Array;
}

/** Some frames in a row: what a running program hands out, and what is stored and sent by range. */
export type Frames = Pick<Recording, 'times' | 'lines' | 'states'>;
