/** An engine that does not stop when told to is not waited for longer than this. */
const STOP_GRACE_MS = 50;

/** Resolves when something was told to stop and had its time to do so. */
export function graceOver(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wait = () => setTimeout(resolve, STOP_GRACE_MS);
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait, { once: true });
  });
}
