import { BYTES_PER_LED } from '../led/led-state.ts';
import type { Frames } from './recording.ts';

/** Of a frame beside its states. */
export const BYTES_PER_FRAME = Float64Array.BYTES_PER_ELEMENT + Uint32Array.BYTES_PER_ELEMENT;

/**
 * Packs n frames of a tree with `leds` LEDs: n times (float64, ms), n lines (uint32), n × leds × 4 bytes of states, all little-endian
 * (as every machine we run on is). A reader finds n from the length and the LED count.
 */
export function packFrames(frames: Frames): Uint8Array<ArrayBuffer> {
  const { times, lines, states } = frames;
  const packed = new Uint8Array(times.byteLength + lines.byteLength + states.byteLength);
  packed.set(bytesOf(times), 0);
  packed.set(bytesOf(lines), times.byteLength);
  packed.set(states, times.byteLength + lines.byteLength);
  return packed;
}

/** @throws RangeError where the length is not that of whole frames */
export function unpackFrames(packed: ArrayBuffer, leds: number): Frames {
  const count = packed.byteLength / (BYTES_PER_FRAME + leds * BYTES_PER_LED);
  if (!Number.isInteger(count)) throw new RangeError(`${packed.byteLength} bytes are no whole number of frames of ${leds} LEDs`);
  return {
    times: new Float64Array(packed, 0, count),
    lines: new Uint32Array(packed, count * Float64Array.BYTES_PER_ELEMENT, count),
    states: new Uint8Array(packed, count * BYTES_PER_FRAME),
  };
}

/** Joins frames that follow each other. */
export function joinFrames(parts: readonly Frames[]): Frames {
  const count = parts.reduce((sum, part) => sum + part.times.length, 0);
  const bytes = parts.reduce((sum, part) => sum + part.states.length, 0);
  const joined = { times: new Float64Array(count), lines: new Uint32Array(count), states: new Uint8Array(bytes) };
  let frame = 0;
  let byte = 0;
  for (const part of parts) {
    joined.times.set(part.times, frame);
    joined.lines.set(part.lines, frame);
    joined.states.set(part.states, byte);
    frame += part.times.length;
    byte += part.states.length;
  }
  return joined;
}

function bytesOf(array: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
