import { LABEL, RECIPE_LABEL } from '../labels.ts';

/** `base`, `runner` */
export const ROLE_LABEL = 'treeline.role';
/** Hash of the recipe as it is in the application; `treeline.recipe` covers the packages' versions too. */
export const TEXT_LABEL = 'treeline.text';

export function imageLabels(role: string, recipe: { hash: string; full: string }): Record<string, string> {
  return { [LABEL]: 'image', [ROLE_LABEL]: role, [TEXT_LABEL]: recipe.hash, [RECIPE_LABEL]: recipe.full };
}

export function imageTag(role: string, recipe: string): string {
  return `treeline-${role}:${recipe.slice(0, 16)}`;
}
