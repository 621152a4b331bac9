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
  const sums = new Float32Array(COLUMNS * ROWS * 3);
  const cells = new Uint16Array(leds);
  for (let led = 0; led < leds; led++) {
    const [x, y, z] = [positions[led * 3]!, positions[led * 3 + 1]!, positions[led * 3 + 2]!];
    const column = Math.floor((Math.atan2(y, x) / (2 * Math.PI) + 1) * COLUMNS) % COLUMNS;
    cells[led] = Math.min(ROWS - 1, Math.max(0, Math.floor((z / height) * ROWS))) * COLUMNS + column;
  }

  /** @param pixels RGBA, written over and returned */
  function fill(colours: Uint8Array, pixels: Uint8Array): Uint8Array {
    sums.fill(0);
    for (let led = 0; led < leds; led++) {
      const at = cells[led]! * 3;
      sums[at] = sums[at]! + colours[led * 3]!;
      sums[at + 1] = sums[at + 1]! + colours[led * 3 + 1]!;
      sums[at + 2] = sums[at + 2]! + colours[led * 3 + 2]!;
    }
    for (let row = 0; row < ROWS; row++) {
      // Rows narrow towards the tip and hold fewer LEDs, which light less needle: the share of a row evens that out.
      const share = (COLUMNS * ROWS * ROWS) / (Math.max(leds, 120) * 2 * (ROWS - row - 0.5)) / 135;
      for (let column = 0; column < COLUMNS; column++) {
        const at = (row * COLUMNS + column) * 4;
        for (let channel = 0; channel < 3; channel++) {
          const light = around(row, column, channel) * share;
          // Saturates softly: however many LEDs, needles are never as bright as a lamp.
          pixels[at + channel] = 255 * (light / (1 + light));
        }
        pixels[at + 3] = 255;
      }
    }
    return pixels;
  }

  /** The light of a cell and of its share of its neighbours. */
  function around(row: number, column: number, channel: number): number {
    let sum = 0;
    for (let down = -1; down <= 1; down++) {
      const y = Math.min(ROWS - 1, Math.max(0, row + down)) * COLUMNS;
      for (let across = -1; across <= 1; across++) {
        const x = (column + across + COLUMNS) % COLUMNS;
        sum += sums[(y + x) * 3 + channel]! * SPREAD[down + 1]! * SPREAD[across + 1]!;
      }
    }
    return sum;
  }

  return { fill };
}
