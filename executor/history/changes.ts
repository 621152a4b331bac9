/** Tells whoever watches a submission that something of it changed; what it is, they read from the history. */
export interface Changes {
  /** @param last nothing will change any more */
  changed(id: string, last?: boolean): void;
  /** @returns how to stop listening */
  listen(id: string, listener: (last: boolean) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Map<string, Set<(last: boolean) => void>>();
  return {
    changed(id, last = false) {
      for (const listener of listeners.get(id) ?? []) listener(last);
    },
    listen(id, listener) {
      const those = listeners.get(id) ?? new Set();
      listeners.set(id, those.add(listener));
      return () => {
        those.delete(listener);
        if (those.size === 0 && listeners.get(id) === those) listeners.delete(id);
      };
    },
  };
}
