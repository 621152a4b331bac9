/**
 * One strand wound around a cone of radius 1, from the foot (LED 0) to the tip. Neighbours on the strand are as far apart as its turns
 * are, so the LEDs cover the surface evenly: of n LEDs each has its n-th of the area, a strip as wide as it is long.
 */
export function placeCone(leds: number, { height }: { height: number }): Float32Array {
  const slant = Math.hypot(1, height);
  const spacing = Math.sqrt((Math.PI * slant) / leds);
  const positions = new Float32Array(leds * 3);
  for (let led = 0; led < leds; led++) {
    // The surface above a point shrinks with the square of its distance from the tip.
    const radius = Math.sqrt(1 - (led + 0.5) / leds);
    const climbed = slant * (1 - radius);
    const angle = (2 * Math.PI * climbed) / spacing;
    positions[led * 3] = radius * Math.cos(angle);
    positions[led * 3 + 1] = radius * Math.sin(angle);
    positions[led * 3 + 2] = height * (1 - radius);
  }
  return positions;
}
