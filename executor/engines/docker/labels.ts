/** Everything of ours on a daemon carries this label; its value says what it is. */
export const LABEL = 'treeline';
export type Labelled = 'runner' | 'builder' | 'image' | 'volume';

/** Whose it is: the id of a data folder. Images are everybody's and have none. */
export const OWNER_LABEL = 'treeline.owner';
/** Of an image: the hash of the recipe it was made from. */
export const RECIPE_LABEL = 'treeline.recipe';

export function labels(what: Labelled, owner?: string): Record<string, string> {
  return { [LABEL]: what, ...(owner === undefined ? {} : { [OWNER_LABEL]: owner }) };
}
