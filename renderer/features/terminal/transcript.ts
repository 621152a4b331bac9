import type { TerminalMoment, TerminalSize } from '../../../executor/contract/terminal.ts';
import { client } from '../../rpc/client.ts';
import { useRun } from '../stages/run-store.ts';

/** ms before a part is asked for again that could not be had; the call itself waits for the line */
const PAUSE = 300;

export interface TranscriptSink {
  /** the size at first; before anything else */
  begin(size: TerminalSize, startedAt: string): void;
  moments(moments: readonly TerminalMoment[]): Promise<void>;
  /** All there was up to now is here: what comes from now on happens now. */
  caughtUp(): void;
  /** The run is over, and all of it is here. */
  ended(): void;
}

/** Hands on what happens at the terminal of the shown submission, from its beginning on, until it is over. */
export async function followTranscript(id: string, signal: AbortSignal, sink: TranscriptSink): Promise<void> {
  let cursor: string | undefined;
  let isCaughtUp = false;
  while (!signal.aborted) {
    const before = stateOf(id);
    try {
      const part = await client.terminal.transcript({ id, ...(cursor !== undefined && { cursor }) }, { signal });
      if (signal.aborted) return;
      if (cursor === undefined) sink.begin(part.size, part.startedAt);
      cursor = part.next;
      if (part.moments.length > 0) {
        await sink.moments(part.moments);
        continue;
      }
      if (!isCaughtUp) sink.caughtUp();
      isCaughtUp = true;
      if (part.done) return sink.ended();
    } catch {
      if (signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      continue;
    }
    // What came while we asked is not to be waited for.
    if (stateOf(id) === before) await nextState(signal);
  }
}

/** The newest state of the shown submission; null where it is another, or none came yet. */
export function stateOf(id: string) {
  const { run } = useRun.getState();
  return run?.id === id ? run.event : null;
}

function nextState(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      resolve();
    };
    const stop = useRun.subscribe(done);
    signal.addEventListener('abort', done, { once: true });
  });
}
