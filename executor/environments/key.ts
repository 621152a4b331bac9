import { createHash } from 'node:crypto';
import type { ExpressionFile } from './expression.ts';

/** All that an environment follows from. */
export interface Ingredients {
  files: readonly ExpressionFile[];
  /** hash of what `<nixpkgs>` is */
  source: string;
  /** the image it is built in, by digest; it settles the system too */
  image: string;
  /** hash of how it is made */
  recipe: string;
}

/** SHA-256 in hexadecimal digits: the same for the same ingredients, in whatever order the files come. */
export function keyOf({ files, source, image, recipe }: Ingredients): string {
  const contents = files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')] as const);
  const canonical = JSON.stringify([recipe, source, image, contents.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(canonical).digest('hex');
}
