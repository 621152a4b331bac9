import fc from 'fast-check';
import { BYTES_PER_LED } from '../../led/led-state.ts';
import type { Recording } from '../recording.ts';

/** Any small recording. */
export const arbitraryRecording: fc.Arbitrary<Recording> = fc
  .record({ leds: fc.integer({ min: 1, max: 6 }), frames: fc.nat(5), seed: fc.nat(0xffff_ffff), restMs: fc.nat(500) })
  .chain(({ leds, frames, seed, restMs }) =>
    fc
      .record({
        gaps: fc.array(fc.oneof(fc.nat(400), fc.double({ min: 0, max: 400, noNaN: true })), { minLength: frames, maxLength: frames }),
        lines: fc.array(fc.nat(99), { minLength: frames, maxLength: frames }),
        bytes: fc.uint8Array({ minLength: frames * leds * BYTES_PER_LED, maxLength: frames * leds * BYTES_PER_LED }),
      })
      .map(({ gaps, lines, bytes }) => {
        let clock = 0;
        // No −0: no text keeps it.
        const times = Float64Array.from(gaps, (gap) => (clock += gap + 0));
        const states = bytes.map((byte, i) => (i % BYTES_PER_LED === 3 ? byte % 101 : byte));
        return { leds, seed, durationMs: clock + restMs, times, lines: Uint32Array.from(lines), states };
      }),
  );
