import { createHash } from 'node:crypto';
import type { Request } from '../../contract/request.ts';
import type { ResolvedLimits } from '../../settings/limits.ts';

/** All that build and compile follow from. */
export interface CompileIngredients {
  files: Request['files'];
  /** variables that the scripts find, all of them */
  env: Readonly<Record<string, string>>;
  limits: Pick<ResolvedLimits, 'build' | 'compile'>;
  /** the image that the scripts run in, by digest */
  image: string;
}

/**
 * SHA-256 in hexadecimal digits: the same for the same ingredients, in whatever order files and variables come. What an environment gives is
 * in the variables, whose store paths are hashes themselves.
 */
export function compileKey({ files, env, limits, image }: CompileIngredients): string {
  const contents = files.map(({ name, content, encoding }) => [name, createHash('sha256').update(content, encoding).digest('hex')]);
  const canonical = JSON.stringify([
    image,
    sorted(contents),
    sorted(Object.entries(env)),
    limitsOf(limits.build),
    limitsOf(limits.compile),
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}

function limitsOf(limits: ResolvedLimits['build']): unknown {
  return sorted(Object.entries(limits));
}

function sorted<T extends readonly unknown[]>(pairs: readonly T[]): T[] {
  return pairs.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
