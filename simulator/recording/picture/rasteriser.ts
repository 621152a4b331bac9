import { shown } from '../../led/colour.ts';
import { BYTES_PER_LED } from '../../led/led-state.ts';
import { NIGHT_EYE } from './night-eye.ts';
import { FRONT, project, shapeOf, type Projected, type Shape, type View } from './projection.ts';

/** Night, needles at the foot and at the tip, and an unlit bulb: encoded, 0–1. */
const NIGHT = [0.035, 0.047, 0.055] as const;
const NEEDLES = [0.052, 0.078, 0.07] as const;
const BULB = 0.12;

/** What a light gives to a pixel: of its own colour, and of its brightness as white. */
interface Halo {
  pixels: Uint32Array;
  tint: Float32Array;
  white: Float32Array;
}

/** Paints frames of a tree without a screen, as the scene paints them: the view stands still, so the halos are worked out once. */
export function createRasteriser(positions: Float32Array, width: number, height: number, view: View = FRONT) {
  const shape = shapeOf(positions);
  const projected = project(positions, shape, view, width, height);
  const halos = Array.from({ length: positions.length / 3 }, (_, led) =>
    haloOf(led, projected, haloSize(positions.length / 3, shape), width, height),
  );
  const still = paintStill(shape, halos, view, width, height);
  // What is missing to white, for each channel of each pixel: lights lie over each other as on film, and never burn out.
  const missing = new Float32Array(width * height * 3);

  /** Writes RGBA of a frame's states (R, G, B, L each); null: the dark tree. */
  return function draw(states: Uint8Array | null, into: Uint8ClampedArray): void {
    missing.set(still);
    if (states) halos.forEach((halo, led) => addLight(halo, states, led * BYTES_PER_LED, missing));
    for (let pixel = 0, at = 0; pixel < missing.length; pixel += 3, at += 4) {
      into[at] = 255 * (1 - missing[pixel]!);
      into[at + 1] = 255 * (1 - missing[pixel + 1]!);
      into[at + 2] = 255 * (1 - missing[pixel + 2]!);
      into[at + 3] = 255;
    }
  };
}

/** Radius of a halo in the tree's scale: as wide as the lights are apart, within reason. */
function haloSize(leds: number, { radius, height }: Shape): number {
  const apart = Math.sqrt((Math.PI * radius * Math.hypot(radius, height)) / leds);
  return Math.min(0.17, Math.max(0.03, apart * 0.9)) * radius;
}

function haloOf(led: number, { places, seen }: Projected, size: number, width: number, height: number): Halo {
  const [x, y, scale] = [places[led * 3]!, places[led * 3 + 1]!, places[led * 3 + 2]!];
  const front = seen[led]!;
  const reach = Math.max(2.2, size * scale * (0.6 + 0.4 * front));
  const bulb = Math.max(0.9, reach * 0.17);
  const pixels: number[] = [];
  const tint: number[] = [];
  const white: number[] = [];
  for (let py = Math.max(0, Math.ceil(y - reach)); py <= Math.min(height - 1, y + reach); py++) {
    for (let px = Math.max(0, Math.ceil(x - reach)); px <= Math.min(width - 1, x + reach); px++) {
      const distance = Math.hypot(px - x, py - y);
      if (distance > reach) continue;
      const fade = 1 - (distance / reach) ** 2;
      const core = Math.min(1, Math.max(0, bulb + 0.7 - distance));
      const hot = 0.5 * core * Math.max(0, 1 - distance / bulb);
      pixels.push(py * width + px);
      tint.push(front * (core * (1 - hot) + (1 - core) * fade ** 2 * (0.1 + 0.55 * fade ** 2)));
      white.push(front * hot);
    }
  }
  return { pixels: Uint32Array.from(pixels), tint: Float32Array.from(tint), white: Float32Array.from(white) };
}

function addLight({ pixels, tint, white }: Halo, states: Uint8Array, at: number, missing: Float32Array): void {
  const brightness = states[at + 3]!;
  const plain = [0, 1, 2].map((channel) => shown(states[at + channel]!, brightness) / 255);
  const strongest = Math.max(...plain);
  if (strongest === 0) return;
  const lift = strongest ** -NIGHT_EYE;
  const [red, green, blue] = [plain[0]! * lift, plain[1]! * lift, plain[2]! * lift];
  const level = strongest * lift;
  for (let i = 0; i < pixels.length; i++) {
    const to = pixels[i]! * 3;
    const own = tint[i]!;
    const hot = white[i]! * level;
    missing[to] = missing[to]! * (1 - red * own - hot);
    missing[to + 1] = missing[to + 1]! * (1 - green * own - hot);
    missing[to + 2] = missing[to + 2]! * (1 - blue * own - hot);
  }
}

/** What no light changes: the night, the body, the bulbs. As what is missing to white. */
function paintStill(shape: Shape, halos: readonly Halo[], view: View, width: number, height: number): Float32Array {
  const still = new Float32Array(width * height * 3);
  const paint = (pixel: number, colour: readonly number[]): void =>
    still.set(
      colour.map((channel) => 1 - channel),
      pixel * 3,
    );
  for (let pixel = 0; pixel < width * height; pixel++) paint(pixel, NIGHT);
  // Two for each of the picture's: fewer would leave stripes.
  const rows = height * 2;
  const outline = Float32Array.from({ length: (rows + 1) * 3 }, (_, i) => (i % 3 === 2 ? (shape.height * Math.floor(i / 3)) / rows : 0));
  const axis = project(outline, shape, view, width, height).places;
  for (let row = 0; row <= rows; row++) {
    const up = row / rows;
    const [x, y, scale] = [axis[row * 3]!, axis[row * 3 + 1]!, axis[row * 3 + 2]!];
    const half = shape.radius * (1 - up) * 0.97 * scale;
    // The circle at this height, seen from slightly above.
    for (let px = Math.max(0, Math.ceil(x - half)); px <= Math.min(width - 1, x + half); px++) {
      const side = Math.sqrt(Math.max(0, 1 - ((px - x) / half) ** 2));
      const py = Math.round(y + half * side * Math.sin(view.elevation));
      const edge = Math.min(1, side * 2);
      if (py >= 0 && py < height)
        paint(
          py * width + px,
          NEEDLES.map((channel, i) => NIGHT[i]! + (channel - NIGHT[i]!) * edge),
        );
    }
  }
  for (const { pixels, white } of halos) {
    pixels.forEach((pixel, i) => {
      for (let channel = 0; channel < 3; channel++) still[pixel * 3 + channel] = still[pixel * 3 + channel]! * (1 - BULB * white[i]! * 2);
    });
  }
  return still;
}
