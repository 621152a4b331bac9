import type { SubmissionEvent } from '../contract/events.ts';
import type { Changes } from './changes.ts';

/** At most 30 in any second: the first few at once and the last at once, so that a quick program is quick, else one every 40 ms. */
const BURST = 4;
const INTERVAL_MS = 40;

/**
 * The state of a submission now, then whenever it changed, at most 30 a second, until it is FINISHED or the reader goes. Nothing is
 * queued for a slow reader: it gets the state as it is when it comes back.
 */
export function watch(
  id: string,
  state: () => SubmissionEvent,
  changes: Changes,
  signal?: AbortSignal,
): AsyncGenerator<SubmissionEvent, void> {
  const gone = new AbortController();
  const states = eachState(id, state, changes, signal ? AbortSignal.any([signal, gone.signal]) : gone.signal);
  // a generator that awaits hears of `return` only when its wait is over: end the wait
  const end = states.return.bind(states);
  states.return = (value) => {
    gone.abort();
    return end(value);
  };
  return states;
}

async function* eachState(
  id: string,
  state: () => SubmissionEvent,
  changes: Changes,
  signal: AbortSignal,
): AsyncGenerator<SubmissionEvent, void> {
  let dirty = true;
  /** when the next event may be shown, were there no burst */
  let due = performance.now();
  const last = new AbortController();
  const hurry = AbortSignal.any([signal, last.signal]);
  let wake = () => {};
  const unlisten = changes.listen(id, (isLast) => {
    dirty = true;
    if (isLast) last.abort();
    wake();
  });
  const aborted = () => wake();
  signal.addEventListener('abort', aborted);
  try {
    while (!signal.aborted) {
      if (!dirty) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      dirty = false;
      const event = state();
      due = Math.max(due, performance.now()) + INTERVAL_MS;
      yield event;
      if (event.status === 'FINISHED') return;
      // a change that comes while waiting is in the next state
      const early = due - BURST * INTERVAL_MS - performance.now();
      if (early > 0) await pause(early, hurry);
    }
  } finally {
    signal.removeEventListener('abort', aborted);
    unlisten();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
