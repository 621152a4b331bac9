import { randomUUID } from 'node:crypto';

/** Everything of ours on a daemon carries this label; its value says what it is. */
export const LABEL = 'treeline';
type Labelled = 'runner' | 'builder' | 'image' | 'volume';

/** Whose it is: the id of a data folder. Images are everybody's and have none. */
export const OWNER_LABEL = 'treeline.owner';
/** The process that made it: what another process of the same owner made is left over, since a data folder has one at a time. */
export const HOST_LABEL = 'treeline.host';
/** Of an image: the hash of the recipe it was made from. */
export const RECIPE_LABEL = 'treeline.recipe';

/** Of a volume: drawn when it is made, so that one that was made anew is known. (Its own date is, with older daemons, that of its top folder.) */
export const MADE_LABEL = 'treeline.made';

export const HOST = randomUUID();

export function labels(what: Labelled, owner?: string): Record<string, string> {
  return {
    [LABEL]: what,
    ...(owner === undefined ? {} : { [OWNER_LABEL]: owner, [HOST_LABEL]: HOST }),
    ...(what === 'volume' ? { [MADE_LABEL]: randomUUID() } : {}),
  };
}
