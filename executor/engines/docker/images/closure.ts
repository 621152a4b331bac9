import type { PackageIndex } from '../packages/package-index.ts';

/** The names of these packages and of all that they need, sorted; `without` and what only these need is left out. */
export function closureOf(index: PackageIndex, roots: readonly string[], without: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || without.includes(name)) return;
    found.add(name);
    index[name]?.deps.forEach(visit);
  };
  roots.forEach(visit);
  return [...found].toSorted();
}
