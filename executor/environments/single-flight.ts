/** Hears what a work tells while it is done. */
export type Listener<Told> = (told: Told) => void;

/**
 * A work done once for all who ask for it while it is done. Each hears all that it tells, from its beginning. Who leaves (its signal)
 * leaves the others their work; when the last has left, the work's own signal is aborted, and they are answered when it has ended.
 */
export type SingleFlight<Told, T> = (
  key: string,
  work: (tell: Listener<Told>, signal: AbortSignal) => Promise<T>,
  listen: Listener<Told>,
  signal: AbortSignal,
) => Promise<T>;

interface Flight<Told, T> {
  told: Told[];
  listeners: Set<Listener<Told>>;
  stop: AbortController;
  end: Promise<T>;
}

export function createSingleFlight<Told, T>(): SingleFlight<Told, T> {
  const flights = new Map<string, Flight<Told, T>>();

  function begin(key: string, work: Parameters<SingleFlight<Told, T>>[1]): Flight<Told, T> {
    const told: Told[] = [];
    const listeners = new Set<Listener<Told>>();
    const stop = new AbortController();
    const tell: Listener<Told> = (each) => {
      told.push(each);
      listeners.forEach((listen) => listen(each));
    };
    const flight = { told, listeners, stop, end: work(tell, stop.signal).finally(() => leave(key, flight)) };
    flights.set(key, flight);
    return flight;
  }

  function leave(key: string, flight: Flight<Told, T>): void {
    if (flights.get(key) === flight) flights.delete(key);
  }

  return async (key, work, listen, signal) => {
    signal.throwIfAborted();
    const flight = flights.get(key) ?? begin(key, work);
    flight.told.forEach(listen);
    // Each has a listener of its own, even where two hand in the same function.
    const own: Listener<Told> = (told) => listen(told);
    flight.listeners.add(own);
    const left = Promise.withResolvers<never>();
    const onAbort = () => {
      flight.listeners.delete(own);
      if (flight.listeners.size > 0) return left.reject(signal.reason);
      leave(key, flight);
      flight.stop.abort(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([flight.end, left.promise]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      flight.listeners.delete(own);
    }
  };
}
