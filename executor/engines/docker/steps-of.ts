/** The steps of a long work as a stream that ends, or fails, with it. Of those that come faster than they are read, the latest is told. */
export async function* stepsOf<T>(work: (step: (step: T) => void) => Promise<unknown>): AsyncGenerator<T, void> {
  let latest: { step: T } | null = null;
  let wake = () => {};
  let over = false;
  const ended = work((step) => {
    latest = { step };
    wake();
  }).finally(() => {
    over = true;
    wake();
  });
  // Its failure is told below, after the last step.
  ended.catch(() => {});
  const next = (): { step: T } | null => {
    const told = latest;
    latest = null;
    return told;
  };
  for (;;) {
    const told = next();
    if (told) yield told.step;
    else if (over) break;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
  await ended;
}
