import { z } from 'zod';
import { parseJson } from '../../led/reading/parse-json.ts';
import type { RawCoordinates } from './coordinates.ts';
import { MOST_DISTANT, MOST_LEDS } from './limits.ts';

const distance = z.number().min(-MOST_DISTANT).max(MOST_DISTANT);
const layout = z.object({
  coordinates: z
    .array(z.object({ x: distance, y: distance, z: distance.default(0) }))
    .min(1)
    .max(MOST_LEDS),
});

/**
 * A layout as Twinkly's devices have it (`GET /xled/v1/led/layout/full`). There y counts upwards, and z towards whoever looks: it is
 * turned upright here.
 *
 * @throws ReadFault with the field
 */
export function readTwinkly(text: string): RawCoordinates {
  const { coordinates } = parseJson(text, layout, 'a Twinkly layout');
  return { format: 'twinkly', positions: Float64Array.from(coordinates.flatMap(({ x, y, z: near }) => [x, -near, y])) };
}
