export const NEEDLES_SIZE = 256;

/**
 * One tier of branches, to lay around the tree and up it: one byte a pixel, how much light a needle there throws back. Short strokes
 * that hang down, in the shadow of the tier above towards the top. Painted from a fixed seed, so that every tree looks the same.
 */
export function paintNeedles(): Uint8Array {
  const size = NEEDLES_SIZE;
  const tile = new Uint8Array(size * size).fill(60);
  let state = 0x2545f491;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let stroke = 0; stroke < 4_000; stroke++) {
    const x = random() * size;
    const y = random() * size;
    const lean = (random() - 0.5) * 0.9;
    const length = 14 + random() * 26;
    const bright = 30 + random() * random() * 225;
    for (let step = 0; step < length; step++) {
      const px = Math.floor(x + lean * step + size) % size;
      const py = Math.floor(y - step + size) % size;
      tile[py * size + px] = bright * (0.4 + (0.6 * step) / length);
    }
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const turn = (x / size) * 2 * Math.PI;
      const hang = 0.06 * Math.sin(turn * 3) + 0.05 * Math.sin(turn * 7 + 1);
      const up = (y / size + hang + 1) % 1;
      tile[y * size + x] = tile[y * size + x]! * (0.35 + 0.65 * Math.min(1, up / 0.06) * Math.min(1, (1 - up) / 0.8));
    }
  }
  return tile;
}
