import type { ColourOrder } from '../../../../simulator/led/path/colour-order.ts';
import type { TreeFile } from '../../../../simulator/tree/model/tree-file.ts';
import { withLeds } from '../change-tree.ts';

/** The tree that is looked at, with one thing changed. */
interface Variant {
  name: string;
  /** null where this tree cannot be so */
  of(file: TreeFile): TreeFile | null;
}

const MOST_LEDS = 10_000;
/** The one that is mixed up most often: strips take green first. */
const SWAPPED: ColourOrder = 'GRB';

export const VARIANTS = {
  'as-it-is': { name: 'As it is', of: (file) => file },
  half: { name: 'Half as many LEDs', of: (file) => (file.leds < 2 ? null : halved(file)) },
  double: {
    name: 'Twice as many LEDs',
    of: (file) => (file.lights.shape === 'coordinates' || file.leds * 2 > MOST_LEDS ? null : withLeds(file, file.leds * 2)),
  },
  swapped: { name: 'Red for green', of: (file) => ({ ...file, order: file.order === SWAPPED ? 'RGB' : SWAPPED }) },
  rules: { name: 'The other rules', of: (file) => ({ ...file, rules: file.rules === 'plan' ? 'deployed' : 'plan' }) },
  'pi-3': { name: 'On a Raspberry Pi 3', of: (file) => ({ ...file, speed: { microsPerLed: 120 } }) },
} satisfies Record<string, Variant>;

export type VariantId = keyof typeof VARIANTS;

/** Of measured places every second one stays, so that the tree keeps its form. */
function halved(file: TreeFile): TreeFile {
  const leds = Math.floor(file.leds / 2);
  const dead = file.dead.filter((led) => led < leds);
  if (file.lights.shape !== 'coordinates') return withLeds(file, leds);
  const positions = file.lights.positions.filter((_, led) => led % 2 === 0).slice(0, leds);
  return { ...file, leds, dead, lights: { ...file.lights, positions } };
}
