import type { ColourOrder } from '../../led/path/colour-order.ts';
import { MOST_LEDS } from '../coordinates/limits.ts';
import { SPEEDS } from './speeds.ts';
import type { TreeFile } from './tree-file.ts';
import { withLeds } from './with-leds.ts';

/** A tree with one thing changed. */
interface Variant {
  name: string;
  /** null where this tree cannot be so */
  of(file: TreeFile): TreeFile | null;
}

/** The one that is mixed up most often: strips take green first. */
const SWAPPED: ColourOrder = 'GRB';
/** Of so many LEDs one is dead. */
const DEAD_OF = 10;

export const VARIANTS = {
  'as-it-is': { name: 'As it is', of: (file) => file },
  half: { name: 'Half as many LEDs', of: (file) => (file.leds < 2 ? null : halved(file)) },
  double: {
    name: 'Twice as many LEDs',
    of: (file) => (file.lights.shape === 'coordinates' || file.leds * 2 > MOST_LEDS ? null : withLeds(file, file.leds * 2)),
  },
  swapped: { name: 'Red for green', of: (file) => ({ ...file, order: file.order === SWAPPED ? 'RGB' : SWAPPED }) },
  dead: { name: 'Every tenth dead', of: (file) => (file.leds < DEAD_OF ? null : { ...file, dead: withDead(file) }) },
  rules: { name: 'The other rules', of: (file) => ({ ...file, rules: file.rules === 'plan' ? 'deployed' : 'plan' }) },
  'pi-3': { name: 'On a Raspberry Pi 3', of: (file) => ({ ...file, speed: { microsPerLed: SPEEDS['pi-3'].microsPerLed } }) },
} satisfies Record<string, Variant>;

export type VariantId = keyof typeof VARIANTS;
export const VARIANT_IDS = Object.keys(VARIANTS) as VariantId[];

/** Of measured places every second one stays, so that the tree keeps its form. */
function halved(file: TreeFile): TreeFile {
  const leds = Math.floor(file.leds / 2);
  if (file.lights.shape !== 'coordinates') return withLeds(file, leds);
  const stays = (_: unknown, led: number): boolean => led % 2 === 0 && led < leds * 2;
  const dead = file.dead.filter((led) => stays(null, led)).map((led) => led / 2);
  return { ...file, leds, dead, lights: { ...file.lights, positions: file.lights.positions.filter(stays) } };
}

/** The dead ones, and the last of every ten. */
function withDead({ leds, dead }: TreeFile): number[] {
  const more = Array.from({ length: Math.floor(leds / DEAD_OF) }, (_, i) => (i + 1) * DEAD_OF - 1);
  return [...new Set([...dead, ...more])].toSorted((a, b) => a - b);
}
