import type { Shape } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';

/** Cells around the trunk and up the tree: coarse, for light on needles is soft. */
export const COLUMNS = 32;
export const ROWS = 16;
/** What one cell gives to itself and to its neighbours, which share the rest. */
const SPREAD = [0.25, 0.5, 0.25] as const;

/**
 * How much light falls on each part of the tree, as a small picture to lay around it: `fill` writes RGBA of COLUMNS × ROWS from the
 * shown colours of the LEDs (R, G, B for each). It is painted on the needles and on the ground.
 */
export function createLightMap({ positions, leds }: TreeModel, { height }: Shape) {
  const pixels = new Uint8Array(COLUMNS * ROWS * 4);
  const sums = new Float32Array(COLUMNS * ROWS * 3);
  const cells = new Uint16Array(leds);
  for (let led = 0; led < leds; led++) {
    const [x, y, z] = [positions[led * 3]!, positions[led * 3 + 1]!, positions[led * 3 + 2]!];
    const column = Math.floor((Math.atan2(y, x) / (2 * Math.PI) + 1) * COLUMNS) % COLUMNS;
    cells[led] = Math.min(ROWS - 1, Math.floor((z / height) * ROWS)) * COLUMNS + column;
  }

  function fill(colours: Uint8Array): Uint8Array {
    sums.fill(0);
    for (let led = 0; led < leds; led++) spread(cells[led]!, colours[led * 3]!, colours[led * 3 + 1]!, colours[led * 3 + 2]!);
    // Rows narrow towards the tip and hold fewer LEDs, which light less needle: the share of a row evens that out.
    for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
      const row = Math.floor(cell / COLUMNS);
      const share = (COLUMNS * ROWS * ROWS) / (Math.max(leds, 120) * 2 * (ROWS - row - 0.5)) / 135;
      for (let channel = 0; channel < 3; channel++) {
        const light = sums[cell * 3 + channel]! * share;
        // Saturates softly: however many LEDs, needles are never as bright as a lamp.
        pixels[cell * 4 + channel] = 255 * (light / (1 + light));
      }
      pixels[cell * 4 + 3] = 255;
    }
    return pixels;
  }

  function spread(cell: number, red: number, green: number, blue: number): void {
    if (red + green + blue === 0) return;
    const column = cell % COLUMNS;
    const row = (cell - column) / COLUMNS;
    for (let down = -1; down <= 1; down++) {
      const y = Math.min(ROWS - 1, Math.max(0, row + down)) * COLUMNS;
      for (let across = -1; across <= 1; across++) {
        const at = (y + ((column + across + COLUMNS) % COLUMNS)) * 3;
        const weight = SPREAD[down + 1]! * SPREAD[across + 1]!;
        sums[at] = sums[at]! + red * weight;
        sums[at + 1] = sums[at + 1]! + green * weight;
        sums[at + 2] = sums[at + 2]! + blue * weight;
      }
    }
  }

  return { pixels, fill };
}
