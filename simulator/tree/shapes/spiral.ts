/** Points of the strand that are measured for one turn: between them it is as good as straight. */
const STEPS_PER_TURN = 64;

/**
 * One strand that climbs a cone of radius 1 in so many turns, each as high as the others, from the foot (LED 0) to the tip. The LEDs are
 * equally far apart along the strand, the first at its beginning and the last at its end.
 */
export function placeSpiral(leds: number, { height, turns }: { height: number; turns: number }): Float32Array {
  const steps = Math.ceil(turns * STEPS_PER_TURN);
  const lengths = new Float64Array(steps + 1);
  for (let step = 1; step <= steps; step++) {
    const [a, b] = [pointAt((step - 1) / steps, height, turns), pointAt(step / steps, height, turns)];
    lengths[step] = lengths[step - 1]! + Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  }
  const positions = new Float32Array(leds * 3);
  for (let led = 0, step = 0; led < leds; led++) {
    const along = leds === 1 ? 0 : (lengths[steps]! * led) / (leds - 1);
    while (step < steps - 1 && lengths[step + 1]! < along) step++;
    const part = (along - lengths[step]!) / (lengths[step + 1]! - lengths[step]!);
    positions.set(pointAt(Math.min(1, (step + part) / steps), height, turns), led * 3);
  }
  return positions;
}

function pointAt(up: number, height: number, turns: number): [x: number, y: number, z: number] {
  const angle = 2 * Math.PI * turns * up;
  return [(1 - up) * Math.cos(angle), (1 - up) * Math.sin(angle), height * up];
}
