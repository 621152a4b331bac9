import { z } from 'zod';
import { CONE_HEIGHT } from '../cone-tree.ts';
import { MOST_DISTANT, MOST_LEDS } from '../coordinates/limits.ts';

/** Of the tree, where the radius of its foot is 1. */
const height = z.number().min(0.1).max(20).default(CONE_HEIGHT);
const seed = z.int().min(0).max(0xffff_ffff).default(1);
const hung = {
  height,
  /** how far lights hang from where they should, in radii of the foot */
  stray: z.number().min(0).max(1).default(0),
  /** what is left to chance follows from it */
  seed,
};
const distance = z.number().min(-MOST_DISTANT).max(MOST_DISTANT);

/** Where the lights of a tree are: a shape with its parameters (each shape's file says what they do), or a place for each LED. */
export const lights = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('cone'), ...hung }),
  z.strictObject({ shape: z.literal('spiral'), ...hung, turns: z.number().min(0.1).max(200).default(12) }),
  z.strictObject({
    shape: z.literal('strings'),
    ...hung,
    strings: z.int().min(1).max(1_000).default(16),
    zigzag: z.boolean().default(true),
  }),
  z.strictObject({
    shape: z.literal('matrix'),
    ...hung,
    columns: z.int().min(1).max(MOST_LEDS).default(25),
    around: z.boolean().default(false),
    zigzag: z.boolean().default(true),
  }),
  z.strictObject({ shape: z.literal('random'), height, seed, volume: z.enum(['cone', 'cylinder', 'sphere', 'box']).default('cone') }),
  z.strictObject({
    shape: z.literal('coordinates'),
    positions: z
      .array(z.tuple([distance, distance, distance]))
      .min(1)
      .max(MOST_LEDS),
  }),
]);

export type Lights = z.infer<typeof lights>;
