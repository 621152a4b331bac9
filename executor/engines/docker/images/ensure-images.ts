import type { Daemon } from '../daemon/daemon.ts';
import type { Images, Progress } from '../prepared.ts';
import { findImages } from './find-images.ts';
import { makeImages } from './make-images.ts';
import { readRecipe } from './recipe.ts';

/**
 * The images of this application's recipe: those that the daemon has, else they are made. That takes a few seconds and, the first time,
 * a network.
 * @throws an Error with a sentence that says what to do; the signal's reason once it is aborted
 */
export async function ensureImages(
  daemon: Daemon,
  { folder, progress, signal = new AbortController().signal }: { folder: string; progress: Progress; signal?: AbortSignal | undefined },
  recipe = readRecipe(),
): Promise<Images> {
  const found = await findImages(daemon, recipe);
  if (found) return found;
  try {
    await makeImages({ daemon, folder, recipe, progress, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  const made = await findImages(daemon, recipe);
  if (!made) throw new Error('Docker took the images and does not show them: look whether something removes images on this machine.');
  return made;
}
