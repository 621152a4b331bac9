const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A Ctrl-C reaches the whole process group, and comes once more from the npm that passes it on. What comes within this time is one, ms. */
const ONE_MS = 1_000;

/** Calls `heard` each time this process is told to end. Returns how to stop listening. */
export function onSignal(heard: () => void): () => void {
  let at = Number.NEGATIVE_INFINITY;
  const listener = () => {
    const now = performance.now();
    if (now - at < ONE_MS) return;
    at = now;
    heard();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}
