import type { SubmissionEvent } from '../contract/events.ts';
import type { Changes } from './changes.ts';

const MIN_INTERVAL_MS = 1000 / 30;

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
  let wake = () => {};
  const unlisten = changes.listen(id, () => {
    dirty = true;
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
      const shown = performance.now();
      yield event;
      if (event.status === 'FINISHED') return;
      const rest = shown + MIN_INTERVAL_MS - performance.now();
      // a change that comes while waiting is in the next state; an abort must not wait
      if (rest > 0) await pause(rest, signal);
    }
  } finally {
    signal.removeEventListener('abort', aborted);
    unlisten();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
