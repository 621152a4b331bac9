/** Lights so many times as high as wide hang on one line: their width tells no scale, and they are made as high as a tree is. */
const MOST_SLENDER = 50;
const HEIGHT_OF_A_LINE = 2.2;

/**
 * Brings coordinates of any scale into the convention of a tree (tree-model.ts): the lowest light at z = 0, the one furthest sideways at
 * x or y = ±1, the trunk at x = y = 0, one scale for all axes, nothing turned. Where the file's own zero lies in the middle half of the
 * lights it is the trunk; else their middle is. What is so already stays as it is, to the digit.
 */
export function normalise(positions: Float64Array): Float32Array {
  const [x, y, z] = [extent(positions, 0), extent(positions, 1), extent(positions, 2)];
  const [trunkX, trunkY] = [trunkOf(x), trunkOf(y)];
  const width = Math.max(Math.abs(x.least - trunkX), Math.abs(x.most - trunkX), Math.abs(y.least - trunkY), Math.abs(y.most - trunkY));
  const height = z.most - z.least;
  const unit = (height > width * MOST_SLENDER ? height / HEIGHT_OF_A_LINE : width) || 1;
  const origin = [trunkX, trunkY, z.least];
  return Float32Array.from(positions, (value, i) => (value - origin[i % 3]!) / unit);
}

interface Extent {
  least: number;
  most: number;
}

function extent(positions: Float64Array, axis: number): Extent {
  let [least, most] = [Infinity, -Infinity];
  for (let at = axis; at < positions.length; at += 3) {
    least = Math.min(least, positions[at]!);
    most = Math.max(most, positions[at]!);
  }
  return { least, most };
}

function trunkOf({ least, most }: Extent): number {
  const middle = (least + most) / 2;
  return Math.abs(middle) <= (most - least) / 4 ? 0 : middle;
}
