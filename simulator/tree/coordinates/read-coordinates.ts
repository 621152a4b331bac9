import { type Chunks, readWhole } from '../../led/reading/read-whole.ts';
import type { Coordinates } from './coordinates.ts';
import { fillGaps } from './fill-gaps.ts';
import { normalise } from './normalise.ts';
import { readRows } from './read-rows.ts';
import { readTwinkly } from './read-twinkly.ts';

/** What a file that says where lights are may be long: 10,000 LEDs with eight long numbers each are 2 MB. */
export const MOST_TREE_BYTES = 8 * 2 ** 20;

/**
 * Reads a coordinate file of any kind that trees are measured in. Which kind it is follows from what is in it, never from its name.
 *
 * @throws ReadFault with the line or the field, where it is none, a wrong one, or too long
 */
export async function readCoordinates(chunks: Chunks): Promise<Coordinates> {
  return coordinatesOf(await readWhole(chunks, MOST_TREE_BYTES));
}

/** As `readCoordinates`, of the whole text. */
export function coordinatesOf(text: string): Coordinates {
  const { format, positions } = text.trimStart().startsWith('{') ? readTwinkly(text) : readRows(text);
  const missing = fillGaps(positions);
  return { format, leds: positions.length / 3, positions: normalise(positions), missing, duplicates: countDuplicates(positions, missing) };
}

function countDuplicates(positions: Float64Array, missing: readonly number[]): number {
  const leds = positions.length / 3;
  const left = new Set(missing);
  const places = new Set<string>();
  for (let led = 0; led < leds; led++) if (!left.has(led)) places.add(positions.subarray(led * 3, led * 3 + 3).join());
  return leds - left.size - places.size;
}
