import type { Projected, View } from '../recording/picture/projection.ts';

/** An LED is hit within this many CSS pixels of its centre. */
const REACH = 16;

/** The light at a point: the nearest, where one in front counts as nearer than one behind the tree. */
export function pickLight({ places, seen }: Projected, x: number, y: number): number | null {
  let best: number | null = null;
  let least = REACH;
  for (let led = 0; led < seen.length; led++) {
    const distance = Math.hypot(places[led * 3]! - x, places[led * 3 + 1]! - y);
    if (distance > REACH) continue;
    const cost = distance + (1 - seen[led]!) * REACH;
    if (cost < least) [best, least] = [led, cost];
  }
  return best;
}

/** A view turned so that an LED faces the reader, at its height where it is a closer look; one that is level enough to see it. */
export function facing(view: View, positions: Float32Array, led: number): View {
  const elevation = Math.min(0.45, Math.max(-0.25, view.elevation));
  const [x, y, z] = [positions[led * 3]!, positions[led * 3 + 1]!, positions[led * 3 + 2]!];
  // The way to the trunk goes through it.
  return { ...view, azimuth: Math.atan2(y, x), elevation, aim: z - Math.hypot(x, y) * Math.tan(elevation) };
}
