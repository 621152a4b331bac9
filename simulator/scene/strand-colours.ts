import type { Rgb } from './air.ts';

/** A strand's colours from its first LED to its last, encoded, 0–1. */
export const STRAND: Readonly<Record<'first' | 'middle' | 'last', Rgb>> = {
  first: [0.37, 0.84, 0.66],
  middle: [0.42, 0.66, 0.98],
  last: [0.8, 0.56, 0.98],
};

/** The colour at `along` (0–1) of the strand. */
export function strandColour(along: number): Rgb {
  const [from, to, t] = along < 0.5 ? [STRAND.first, STRAND.middle, along * 2] : [STRAND.middle, STRAND.last, along * 2 - 1];
  return [0, 1, 2].map((channel) => from[channel]! + (to[channel]! - from[channel]!) * t) as unknown as Rgb;
}

export function glsl(colour: Rgb): string {
  return `vec3(${colour.map((part) => part.toFixed(3)).join(', ')})`;
}
