/**
 * Straight strings down a cone of radius 1, side by side around it, each with as many LEDs as the others (the last ones may have one
 * less). They are wired one after the other, each from the foot; or, in a `zigzag`, up the one and down the next.
 */
export function placeStrings(
  leds: number,
  { height, strings, zigzag }: { height: number; strings: number; zigzag: boolean },
): Float32Array {
  const positions = new Float32Array(leds * 3);
  const used = Math.min(strings, leds);
  for (let string = 0, led = 0; string < used; string++) {
    const count = Math.floor(leds / used) + (string < leds % used ? 1 : 0);
    const angle = (2 * Math.PI * string) / used;
    for (let i = 0; i < count; i++, led++) {
      // The tip holds the star: the topmost LEDs of all strings would lie in one point there.
      const up = ((zigzag && string % 2 === 1 ? count - 1 - i : i) + 0.25) / count;
      positions[led * 3] = (1 - up) * Math.cos(angle);
      positions[led * 3 + 1] = (1 - up) * Math.sin(angle);
      positions[led * 3 + 2] = height * up;
    }
  }
  return positions;
}
