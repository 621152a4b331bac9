/**
 * One after the other, in the order in which they were asked for. Who leaves while it waits is not run, and rejects at once with the
 * signal's reason; what runs has to see to its signal itself.
 */
export type OneAtATime = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

export function createOneAtATime(): OneAtATime & { isBusy(): boolean; idle(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  let unfinished = 0;

  function add<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    let begun = false;
    const turn = last.then(() => {
      signal?.throwIfAborted();
      begun = true;
      return work();
    });
    unfinished += 1;
    last = turn.catch(() => {}).finally(() => (unfinished -= 1));
    return new Promise((resolve, reject) => {
      const leave = () => void (begun || reject(signal?.reason));
      signal?.addEventListener('abort', leave, { once: true });
      turn.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }

  return Object.assign(add, {
    isBusy: () => unfinished > 0,
    async idle() {
      for (let seen; seen !== last; await last) seen = last;
    },
  });
}
