/**
 * What a work tells, as a stream that ends, or fails, with it; nothing of it is left out. A reader that leaves, or whose signal is aborted,
 * stops the work, and is let go when it has ended.
 */
export async function* eventsOf<T>(
  work: (tell: (event: T) => void, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): AsyncGenerator<T, void> {
  const left = new AbortController();
  const told: T[] = [];
  let over = false;
  let wake = () => {};
  const ended = work(
    (event) => {
      told.push(event);
      wake();
    },
    signal ? AbortSignal.any([signal, left.signal]) : left.signal,
  ).finally(() => {
    over = true;
    wake();
  });
  // Its failure is told below, after what it told.
  ended.catch(() => {});
  try {
    for (;;) {
      const event = told.shift();
      if (event !== undefined) yield event;
      else if (over) return await ended;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    left.abort();
    await ended.catch(() => {});
  }
}
