/**
 * One after the other, in the order in which they were asked for. Who leaves while it waits is not run, and rejects at once with the
 * signal's reason; what runs has to see to its signal itself.
 */
export type OneAtATime = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

export function createOneAtATime(): OneAtATime & { idle(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();

  function add<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    let begun = false;
    const turn = last.then(() => {
      signal?.throwIfAborted();
      begun = true;
      return work();
    });
    last = turn.catch(() => {});
    return new Promise((resolve, reject) => {
      const leave = () => void (begun || reject(signal?.reason));
      signal?.addEventListener('abort', leave, { once: true });
      turn.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }

  return Object.assign(add, {
    async idle() {
      for (let seen; seen !== last; await last) seen = last;
    },
  });
}
