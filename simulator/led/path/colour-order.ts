import { z } from 'zod';

/**
 * Which lights of an LED the three bytes for it turn on, in the order in which they are sent. Programs' R, G, B are sent in this order;
 * so `RGB` is a tree that shows what it is told, and on a `GRB` tree what should be red is green.
 */
export const colourOrder = z.enum(['RGB', 'RBG', 'GRB', 'GBR', 'BRG', 'BGR']);
export type ColourOrder = z.infer<typeof colourOrder>;

/** For each byte that is sent: the channel that it lights (0 red, 1 green, 2 blue). */
export function litChannels(order: ColourOrder): readonly [number, number, number] {
  return ['RGB'.indexOf(order[0]!), 'RGB'.indexOf(order[1]!), 'RGB'.indexOf(order[2]!)];
}
