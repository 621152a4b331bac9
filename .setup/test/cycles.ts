import type { Import } from './read-imports.ts';

/** Every circle of imports, each as its files in order with the first one again at the end. */
export function findCycles(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const cycles: string[][] = [];

  function walk(file: string, path: readonly string[]): void {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  }

  for (const file of next.keys()) walk(file, []);
  return cycles;
}
