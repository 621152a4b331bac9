import { createRandom } from './random.ts';

/** Moves each light up to `by` (in radii of the foot) along each axis, as by hand: never below the ground, never beyond x, y = ±1. */
export function stray(positions: Float32Array, by: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return positions.map((value, i) => {
    const moved = value + (random() * 2 - 1) * by;
    return i % 3 === 2 ? Math.max(0, moved) : Math.min(1, Math.max(-1, moved));
  });
}
