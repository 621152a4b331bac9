/** A tree is watched from these many sides. */
const SIDES = 8;
/** A light on the trunk is seen from everywhere. */
const NEAR_TRUNK = 0.05;
/** How far round the edge a light is still seen: the cosine of its angle to whoever looks. */
const EDGE = -0.1;

/** Who sees which light of a tree. */
export interface Views {
  sides: number;
  /** for each LED, a bit for each side from which it is seen */
  seenFrom: Uint8Array;
  /** how many LEDs are seen from each side */
  seen: Uint16Array;
}

export function viewsOf(positions: Float32Array): Views {
  const leds = positions.length / 3;
  const seenFrom = new Uint8Array(leds);
  const seen = new Uint16Array(SIDES);
  for (let led = 0; led < leds; led++) {
    const [x, y] = [positions[led * 3]!, positions[led * 3 + 1]!];
    const radius = Math.hypot(x, y);
    for (let side = 0; side < SIDES; side++) {
      const angle = (2 * Math.PI * side) / SIDES;
      if (radius > NEAR_TRUNK && (x * Math.cos(angle) + y * Math.sin(angle)) / radius < EDGE) continue;
      seenFrom[led] = seenFrom[led]! | (1 << side);
      seen[side] = seen[side]! + 1;
    }
  }
  return { sides: SIDES, seenFrom, seen };
}
