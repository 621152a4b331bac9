import { createRandom } from './random.ts';

/** What lights can be scattered in. */
export type Volume = 'cone' | 'cylinder' | 'sphere' | 'box';

/**
 * LEDs anywhere in a volume that is 2 wide and `height` high, each place as likely as the others. Neighbours on the strand are not
 * neighbours in space.
 */
export function placeScattered(leds: number, { height, volume, seed }: { height: number; volume: Volume; seed: number }): Float32Array {
  const random = createRandom(seed);
  const positions = new Float32Array(leds * 3);
  for (let led = 0; led < leds; led++) {
    let [x, y, up] = [0, 0, 0];
    // At least a quarter of all tries lie inside the narrowest volume, so this ends.
    do [x, y, up] = [random() * 2 - 1, random() * 2 - 1, random()];
    while (!isInside(volume, x, y, up));
    positions.set([x, y, height * up], led * 3);
  }
  return positions;
}

function isInside(volume: Volume, x: number, y: number, up: number): boolean {
  switch (volume) {
    case 'cone':
      return Math.hypot(x, y) <= 1 - up;
    case 'cylinder':
      return Math.hypot(x, y) <= 1;
    case 'sphere':
      return Math.hypot(x, y, up * 2 - 1) <= 1;
    case 'box':
      return true;
  }
}
