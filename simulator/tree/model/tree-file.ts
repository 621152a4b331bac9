import { z } from 'zod';
import { DEFAULT_LED_COUNT, ledCount } from '../../led/led-state.ts';
import { colourOrder } from '../../led/path/colour-order.ts';
import { colourPathName } from '../../led/path/duty.ts';
import { MOST_LEDS } from '../coordinates/limits.ts';
import { lights } from './lights.ts';

/** The version of this format: it grows when an older Treeline would misread a file. */
export const TREE_FILE_VERSION = 1;

/** What a `setLEDs` takes, µs for each LED. */
export const microsPerLed = z.number().min(1).max(10_000);

/** A tree as it is saved and shared. All but its kind and version may be left out: it is then as the default tree. */
export const treeFile = z
  .strictObject({
    treeline: z.literal('tree'),
    version: z.literal(TREE_FILE_VERSION),
    name: z.string().trim().min(1).max(100).default('Tree'),
    leds: ledCount.default(DEFAULT_LED_COUNT),
    lights: lights.default(() => lights.parse({ shape: 'cone' })),
    /** which lights the bytes for R, G, B turn on */
    order: colourOrder.default('RGB'),
    /** LEDs, from 0, that stay dark */
    dead: z.array(z.int().min(0)).max(MOST_LEDS).default([]),
    /** what a `setLEDs` takes: 30 µs for each LED is the wire alone; a Raspberry Pi 3 needs about 120 */
    speed: z.strictObject({ microsPerLed: microsPerLed.default(30) }).prefault({}),
    /** what the lights are fed from */
    supply: z
      .strictObject({ volts: z.number().min(1).max(48).default(5), amperes: z.number().min(0.1).max(1_000).default(10) })
      .prefault({}),
    /** the rules that its programs are held to, and with them its colour path */
    rules: colourPathName.default('plan'),
  })
  .superRefine((tree, context) => {
    const { lights: placed, leds, dead } = tree;
    if (placed.shape === 'coordinates' && placed.positions.length !== leds) {
      context.addIssue({
        code: 'custom',
        path: ['leds'],
        message: `it is ${leds}, and there are coordinates for ${placed.positions.length} LEDs; make them agree.`,
      });
    }
    const beyond = dead.findIndex((led) => led >= leds);
    if (beyond >= 0) {
      context.addIssue({
        code: 'custom',
        path: ['dead', beyond],
        message: `there is no LED ${dead[beyond]}; the last one is ${leds - 1}.`,
      });
    }
    const again = dead.findIndex((led, i) => dead.indexOf(led) !== i);
    if (again >= 0)
      context.addIssue({ code: 'custom', path: ['dead', again], message: `LED ${dead[again]} is there twice; once is enough.` });
  });

export type TreeFile = z.infer<typeof treeFile>;
