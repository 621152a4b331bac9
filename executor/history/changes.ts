/** Tells whoever watches a submission that something of it changed; what it is, they read from the history. */
export interface Changes {
  changed(id: string): void;
  /** @returns how to stop listening */
  listen(id: string, listener: () => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Map<string, Set<() => void>>();
  return {
    changed(id) {
      for (const listener of listeners.get(id) ?? []) listener();
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
