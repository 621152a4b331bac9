import { LABEL, RECIPE_LABEL } from '../daemon/labels.ts';

/** `base`, `runner`; of what compiles the first process `compiler` */
export const ROLE_LABEL = 'treeline.role';
/** Hash of the recipe as it is in the application; `treeline.recipe` covers the packages' versions too. */
export const TEXT_LABEL = 'treeline.text';

export function imageLabels(role: string, recipe: { hash: string; full: string }): Record<string, string> {
  return { [LABEL]: 'image', [ROLE_LABEL]: role, [TEXT_LABEL]: recipe.hash, [RECIPE_LABEL]: recipe.full };
}

/** The tag of what the application's recipe makes, from whatever versions of the packages. */
export function imageTag(role: string, hash: string): string {
  return `treeline-${role}:${hash.slice(0, 16)}`;
}
