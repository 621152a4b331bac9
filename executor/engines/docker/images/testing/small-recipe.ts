import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRecipe, type Recipe } from '../recipe.ts';

const SHIPPED = fileURLToPath(new URL('../../../../../resources/base-image', import.meta.url));

/**
 * FOR TESTS ONLY: the shipped recipe with next to nothing in the base image and a first process of one line; made in a few seconds, and
 * known by another hash than what the other tests on this daemon use.
 * @param folder is filled with its files
 */
export function smallRecipe(folder: string, { source = 'int main(void) { return 7; }\n' } = {}): Recipe {
  cpSync(SHIPPED, path.join(folder, 'base-image'), { recursive: true });
  const file = path.join(folder, 'base-image/recipe.json');
  const recipe = JSON.parse(readFileSync(file, 'utf8')) as Recipe;
  recipe.packages.base = ['busybox-static'];
  recipe.base.links['usr/bin/sh'] = 'busybox';
  writeFileSync(file, JSON.stringify(recipe));
  mkdirSync(path.join(folder, 'runner'), { recursive: true });
  writeFileSync(path.join(folder, 'runner/first.c'), source);
  return readRecipe(folder);
}
