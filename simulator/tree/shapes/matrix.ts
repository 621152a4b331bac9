/**
 * Rows of `columns` LEDs above each other, the lowest first: a flat wall from x = −1 to 1, or `around` a cylinder of radius 1. Each row is
 * wired from the left; or, in a `zigzag`, every second one from the right.
 */
export function placeMatrix(
  leds: number,
  { height, columns, around, zigzag }: { height: number; columns: number; around: boolean; zigzag: boolean },
): Float32Array {
  const positions = new Float32Array(leds * 3);
  const width = Math.min(columns, leds);
  const rows = Math.ceil(leds / width);
  for (let led = 0; led < leds; led++) {
    const row = Math.floor(led / width);
    const column = zigzag && row % 2 === 1 ? width - 1 - (led % width) : led % width;
    const angle = (2 * Math.PI * column) / width;
    positions[led * 3] = around ? Math.cos(angle) : width === 1 ? 0 : (2 * column) / (width - 1) - 1;
    positions[led * 3 + 1] = around ? Math.sin(angle) : 0;
    positions[led * 3 + 2] = rows === 1 ? 0 : (height * row) / (rows - 1);
  }
  return positions;
}
