import type Docker from 'dockerode';
import type { Daemon } from '../daemon/daemon.ts';
import { RECIPE_LABEL } from '../daemon/labels.ts';
import type { Images } from '../prepared.ts';
import { imageTag } from './image-labels.ts';
import { readRecipe, type Recipe } from './recipe.ts';

/**
 * The images on the daemon that were made from this application's recipe, whichever data folder made them. Of pairs made from packages
 * of different days the one that came last has the tag. Null where there is none.
 */
export async function findImages({ docker }: Daemon, { hash }: Pick<Recipe, 'hash'> = readRecipe()): Promise<Images | null> {
  const [base, runner] = await Promise.all([inspect(docker, imageTag('base', hash)), inspect(docker, imageTag('runner', hash))]);
  const recipe = base?.Config.Labels?.[RECIPE_LABEL];
  if (!base || !runner || !recipe || recipe !== runner.Config.Labels?.[RECIPE_LABEL]) return null;
  return { base: base.Id, runner: runner.Id, recipe };
}

async function inspect(docker: Docker, tag: string): Promise<Docker.ImageInspectInfo | null> {
  try {
    return await docker.getImage(tag).inspect();
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return null;
    throw error;
  }
}
