/**
 * Gives LEDs without a place (NaN) one between their neighbours on the strand, equally far apart; those before the first that has one lie
 * where it does. The last LED has a place. Returns which had none.
 */
export function fillGaps(positions: Float64Array): number[] {
  const missing: number[] = [];
  let before = -1;
  for (let led = 0; led * 3 < positions.length; led++) {
    if (Number.isNaN(positions[led * 3]!)) {
      missing.push(led);
      continue;
    }
    for (let gap = before + 1; gap < led; gap++) {
      const part = (gap - before) / (led - before);
      for (let axis = 0; axis < 3; axis++) {
        const to = positions[led * 3 + axis]!;
        const from = before < 0 ? to : positions[before * 3 + axis]!;
        positions[gap * 3 + axis] = from + (to - from) * part;
      }
    }
    before = led;
  }
  return missing;
}
