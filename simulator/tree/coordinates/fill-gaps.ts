/**
 * Gives LEDs without a place (NaN) one between their neighbours on the strand, equally far apart; before the first and after the last
 * that has one, its place. Returns which they were. At least one LED has a place.
 */
export function fillGaps(positions: Float64Array): number[] {
  const leds = positions.length / 3;
  const missing: number[] = [];
  let before = -1;
  for (let led = 0; led < leds; led++) {
    if (Number.isNaN(positions[led * 3]!)) {
      missing.push(led);
      continue;
    }
    fill(positions, before, led);
    before = led;
  }
  fill(positions, before, leds);
  return missing;
}

function fill(positions: Float64Array, before: number, after: number): void {
  const from = before < 0 ? after : before;
  const to = after * 3 >= positions.length ? before : after;
  for (let led = before + 1; led < after; led++) {
    const part = (led - before) / (after - before);
    for (let axis = 0; axis < 3; axis++) {
      const [a, b] = [positions[from * 3 + axis]!, positions[to * 3 + axis]!];
      positions[led * 3 + axis] = a + (b - a) * part;
    }
  }
}
