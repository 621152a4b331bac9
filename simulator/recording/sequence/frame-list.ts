import { BYTES_PER_LED } from '../../led/led-state.ts';
import { ReadFault } from '../../led/reading/read-fault.ts';

/** As much as a page can hold beside all else: an hour of 500 LEDs at 30 frames a second fits in. */
const MOST_STATE_BYTES = 256 * 2 ** 20;
const FIRST_FRAMES = 64;

/** Frames that are read one after the other: room for their states that grows as they come. */
export function createFrameList(leds: number) {
  const frameBytes = leds * BYTES_PER_LED;
  let states = new Uint8Array(FIRST_FRAMES * frameBytes);
  let frames = 0;
  return {
    /** Room for the states of one more frame, which is read from this line; a view that holds until the next. */
    add(line: number): Uint8Array {
      const at = frames * frameBytes;
      if (at + frameBytes > MOST_STATE_BYTES) {
        throw new ReadFault(`the sequence is too long: ${frames} frames of ${leds} LEDs were read. Split the file.`, { line });
      }
      if (at + frameBytes > states.length) {
        const larger = new Uint8Array(Math.min(states.length * 2, MOST_STATE_BYTES));
        larger.set(states);
        states = larger;
      }
      frames++;
      return states.subarray(at, at + frameBytes);
    },
    /** The states of the frames in another order: the frame that comes n-th is `order[n]`. */
    inOrder(order: readonly number[]): Uint8Array {
      if (order.every((frame, i) => frame === i)) return states.slice(0, frames * frameBytes);
      const sorted = new Uint8Array(frames * frameBytes);
      order.forEach((frame, i) => sorted.set(states.subarray(frame * frameBytes, (frame + 1) * frameBytes), i * frameBytes));
      return sorted;
    },
  };
}
