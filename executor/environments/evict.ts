import type { StorePath } from './environment-store.ts';

/**
 * Which environments go so that the others fit the budget together: the least recently used, none that is in use. A path that several
 * share counts once, and goes with the last of them.
 * @param environments least recently used first
 */
export function evict(
  environments: readonly { key: string; paths: readonly StorePath[] }[],
  budgetBytes: number,
  inUse: (key: string) => boolean,
): string[] {
  const holders = new Map<string, number>();
  let total = 0;
  for (const { path, bytes } of environments.flatMap(({ paths }) => paths)) {
    const held = holders.get(path) ?? 0;
    if (held === 0) total += bytes;
    holders.set(path, held + 1);
  }
  const gone: string[] = [];
  for (const { key, paths } of environments) {
    if (total <= budgetBytes) break;
    if (inUse(key)) continue;
    gone.push(key);
    for (const { path, bytes } of paths) {
      const held = (holders.get(path) ?? 0) - 1;
      holders.set(path, held);
      if (held === 0) total -= bytes;
    }
  }
  return gone;
}
