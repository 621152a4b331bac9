import type { LightingTree } from '../led/path/colour-path.ts';

/** The lights as they are meant, as the tree will show them, or one beside the other. */
export const SIDES = ['ideal', 'shown', 'both'] as const;
export type Sides = (typeof SIDES)[number];

export const AIRS = ['night', 'dusk', 'day'] as const;
export type AirName = (typeof AIRS)[number];

/** What of a tree is seen, and in which light it stands. */
export interface Look {
  sides: Sides;
  air: AirName;
  /** a line from LED to LED in their order, with indices on the way, and the dead ones marked */
  wiring: boolean;
  /** marks LEDs that the tree shows in another hue than they were told, or not at all; only where it is seen as it will be */
  losses: boolean;
  /** how the tree makes light of states */
  lighting: LightingTree;
}

export const PLAIN_LOOK: Look = {
  sides: 'ideal',
  air: 'night',
  wiring: false,
  losses: true,
  lighting: { path: 'plan', order: 'RGB', dead: [] },
};
