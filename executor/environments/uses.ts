/** Who uses which environment: what is used is not deleted. */
export interface Uses {
  /** @returns says, once, that it is used no more */
  hold(key: string): () => void;
  has(key: string): boolean;
  keys(): string[];
}

/** @param unused hears of each whose last user is gone */
export function createUses(unused: (key: string) => void): Uses {
  const counts = new Map<string, number>();
  return {
    hold(key) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) return void counts.set(key, left);
        counts.delete(key);
        unused(key);
      };
    },
    has: (key) => counts.has(key),
    keys: () => [...counts.keys()],
  };
}
