/** How often we look whether whoever started us is still there, ms. */
const ORPHAN_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const parent = process.ppid;

/**
 * Calls back with the signal that tells this process to end: one that it is sent, or SIGTERM where whoever started us is gone, since npm
 * that is told to end kills only the shell between it and us. Returns how to stop listening.
 */
export function onToldToEnd(hear) {
  const listeners = SIGNALS.map((signal) => [signal, () => hear(signal)]);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  const watch = setInterval(() => process.ppid === parent || hear('SIGTERM'), ORPHAN_MS).unref();
  return () => {
    clearInterval(watch);
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}

/** The set-up was told to end before it was done. */
export class ToldToEnd extends Error {
  constructor(signal) {
    super(`ended by ${signal}`);
    this.signal = signal;
  }
}
