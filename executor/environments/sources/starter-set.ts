import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where its expressions are. */
export const STARTER = path.join(import.meta.dirname, '../../../resources/starter');

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

/** What to say where an expression asks the starter set for a name that it has not. */
export function starterLacks(name: string): string {
  const names = Object.keys(set.packages).toSorted();
  const modules = Object.keys(set.pythonModules).toSorted();
  return (
    `The starter set has no ${name}. It has ${names.join(', ')}, and for python3.withPackages ${modules.join(', ')}. ` +
    'For all others choose nixpkgs by a revision, or a folder, as the package source in the settings.'
  );
}
