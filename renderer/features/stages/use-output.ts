import { useEffect, useState } from 'react';
import type { StageName } from '../../../executor/contract/verdict.ts';
import { client } from '../../rpc/client.ts';
import { fromBase64 } from '../files/base64.ts';
import { OutputLines } from './output-lines.ts';
import { useRun } from './run-store.ts';

export interface Output {
  lines: OutputLines;
  /** counts changes, for what is drawn from `lines` */
  version: number;
  /** everything is here */
  done: boolean;
  /** why it could not be read; null while it can */
  problem: string | null;
}

/** ms before bytes are asked for again that could not be had; the call itself waits for the line */
const PAUSE = 500;
/** bytes asked for at once */
const PIECE = 1 << 18;

/** The output of a stage of the shown submission, pulled as it grows. Whoever shows another stage is another component. */
export function useOutput(id: string, stage: StageName): Output {
  const [output, setOutput] = useState<Output>(() => ({ lines: new OutputLines(), version: 0, done: false, problem: null }));
  useEffect(() => {
    const abort = new AbortController();
    const lines = new OutputLines();
    void pull(id, stage, lines, abort.signal, (change) => {
      if (!abort.signal.aborted) setOutput((o) => ({ ...o, lines, ...change, version: o.version + 1 }));
    });
    return () => abort.abort();
  }, [id, stage]);
  return output;
}

async function pull(
  id: string,
  stage: StageName,
  lines: OutputLines,
  signal: AbortSignal,
  changed: (change: Partial<Output>) => void,
): Promise<void> {
  let read = 0;
  const pullTo = async (end: number): Promise<void> => {
    while (read < end && !signal.aborted) {
      const asked = { id, stage, stream: 'output', offset: read, length: PIECE } as const;
      const { base64, next, pieces } = await client.submissions.output(asked, { signal });
      if (next === read) throw new Error('The executor says there is more output, and gives none.');
      const bytes = fromBase64(base64);
      lines.add(bytes, pieces ?? [{ stream: 'stdout', bytes: bytes.length }]);
      read = next;
      changed({});
    }
  };
  for (;;) {
    const event = stateOf(id);
    const state = event?.stages[stage];
    if (state) {
      try {
        await pullTo(state.outputBytes);
      } catch (error) {
        if (signal.aborted) return;
        changed({ problem: error instanceof Error ? error.message : String(error) });
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        continue;
      }
      if (state.result) return changed({ done: true, problem: null });
    }
    if (!state && event?.status === 'FINISHED') return changed({ done: true });
    if (signal.aborted) return;
    // What came while we pulled is not to be waited for.
    if (stateOf(id) === event) await nextState(signal);
  }
}

function stateOf(id: string) {
  const { run } = useRun.getState();
  return run?.id === id ? run.event : null;
}

function nextState(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = useRun.subscribe(() => {
      stop();
      resolve();
    });
    signal.addEventListener('abort', () => {
      stop();
      resolve();
    });
  });
}
