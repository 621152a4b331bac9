import type { PackageIndex } from '../packages/package-index.ts';

/** The names of these packages and of all that they need, sorted. */
export function closureOf(index: PackageIndex, roots: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    index[name]?.deps.forEach(visit);
  };
  roots.forEach(visit);
  return [...found].toSorted();
}
