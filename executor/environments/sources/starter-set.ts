import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where its expressions are. */
export const STARTER = fileURLToPath(new URL('../../../resources/starter', import.meta.url));

const how = z.object({ roots: z.array(z.string()) });
const list = z.object({
  base: z.array(z.string()),
  tools: z.array(z.string()),
  packages: z.record(z.string(), how),
  pythonModules: z.record(z.string(), how),
  aliases: z.record(z.string(), z.string()),
});

const set = list.parse(JSON.parse(readFileSync(path.join(STARTER, 'packages.json'), 'utf8')));

/** The Debian packages that the set is made of, without what these depend on. */
export function starterRoots(): string[] {
  const packages = [...Object.values(set.packages), ...Object.values(set.pythonModules)];
  return [...new Set([...set.base, ...set.tools, ...packages.flatMap(({ roots }) => roots)])].toSorted();
}

/** Nix's words for a name that is not there: `pkgs.x`, and `x` below `with pkgs;`. */
const LACK = /(?:attribute '([^']+)' missing|undefined variable '([^']+)')/;

/** What to say where Nix said that the starter set lacks a name: which, and which there are; null where it said something else. */
export function starterLack(stderr: string): string | null {
  const found = LACK.exec(stderr);
  if (!found) return null;
  return (
    `The starter set has no ${found[1] ?? found[2]}. It has ${names(set.packages)}; and for python3.withPackages ${names(set.pythonModules)}. ` +
    'For all else choose nixpkgs by a revision, or a folder, as the package source in the settings.'
  );
}

function names(packages: Record<string, unknown>): string {
  return Object.keys(packages).toSorted().join(', ');
}
