import { BYTES_PER_LIGHT } from '../led/path/colour-path.ts';

/** At most so many colours are taken in one call. */
const MOST = 256;

/** A frame as bodies of `POST /json/state`, in order: each sets colours from an index on. `on` wakes a device that is off. */
export function wledBodies(pixels: Uint8Array): { on: true; seg: { i: (number | string)[] } }[] {
  const leds = pixels.length / BYTES_PER_LIGHT;
  return Array.from({ length: Math.ceil(leds / MOST) }, (_, n) => {
    const part = pixels.subarray(n * MOST * BYTES_PER_LIGHT, (n + 1) * MOST * BYTES_PER_LIGHT);
    const colours = Array.from({ length: part.length / BYTES_PER_LIGHT }, (__, led) => hex(part, led * BYTES_PER_LIGHT));
    return { on: true, seg: { i: [n * MOST, ...colours] } };
  });
}

function hex(bytes: Uint8Array, at: number): string {
  return [0, 1, 2].map((byte) => bytes[at + byte]!.toString(16).padStart(2, '0').toUpperCase()).join('');
}
