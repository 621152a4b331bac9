import type { Daemon } from '../daemon.ts';
import { LABEL, RECIPE_LABEL } from '../labels.ts';
import type { Images } from '../prepared.ts';
import { ROLE_LABEL, TEXT_LABEL } from './image-labels.ts';
import { readRecipe, type Recipe } from './recipe.ts';

/**
 * The images on the daemon that were made from this application's recipe, whichever data folder made them; of several pairs, made from
 * packages of different days, the one that came last. Null where there is none.
 */
export async function findImages({ docker }: Daemon, recipe: Pick<Recipe, 'hash'> = readRecipe()): Promise<Images | null> {
  const listed = await docker.listImages({ filters: { label: [`${LABEL}=image`, `${TEXT_LABEL}=${recipe.hash}`] } });
  const pairs = new Map<string, Partial<Images>>();
  for (const { Id, Labels } of listed) {
    const name = Labels[RECIPE_LABEL];
    const role = Labels[ROLE_LABEL];
    if (name && (role === 'base' || role === 'runner')) pairs.set(name, { ...pairs.get(name), recipe: name, [role]: Id });
  }
  const whole = [...pairs.values()].filter((pair): pair is Images => Boolean(pair.base && pair.runner));
  if (whole.length < 2) return whole[0] ?? null;
  const dated = await Promise.all(whole.map(async (pair) => ({ pair, at: await loadedAt(docker, pair.base) })));
  return dated.reduce((last, next) => (next.at > last.at ? next : last)).pair;
}

/** Images' own dates are fixed; when they were tagged, the daemon knows. ms */
async function loadedAt(docker: Daemon['docker'], id: string): Promise<number> {
  const { Metadata } = (await docker.getImage(id).inspect()) as { Metadata?: { LastTagTime?: string } };
  return Date.parse(Metadata?.LastTagTime ?? '') || 0;
}
