import { ORPCError } from '@orpc/client';
import { create } from 'zustand';
import type { ImportEvent } from '../../../executor/contract/bundles.ts';
import { errors } from '../../../executor/contract/errors.ts';
import { queries } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useFindings } from '../findings/findings-store.ts';
import { useRun } from '../stages/run-store.ts';
import { activeRuntime } from './runtime-project.ts';
import { afterEvent, begunTrial, brokenOff, type Trial, type TrialKind } from './trial.ts';

export interface Trials {
  /** by the project that is written, or the runtime's id */
  all: Readonly<Record<string, Trial>>;
  /** the one that was looked at last */
  shown: string | null;
  /** it stands in place of the output */
  open: boolean;
}

/** What is, and was, tested and installed from this window. It goes on whatever is looked at meanwhile. */
export const useTrials = create<Trials>(() => ({ all: {}, shown: null, open: false }));

const running = new Map<string, AbortController>();

/** Tells of a trial whatever its stream tells, and of its end. `key`: the project that is written, or the runtime's id. */
export async function follow(
  { key, kind, name }: { key: string; kind: TrialKind; name: string },
  begin: (signal: AbortSignal, tell: (event: ImportEvent) => void) => Promise<AsyncIterable<ImportEvent>>,
): Promise<Trial> {
  running.get(key)?.abort();
  const stop = new AbortController();
  running.set(key, stop);
  const set = (trial: Trial): void => {
    if (running.get(key) === stop) useTrials.setState((s) => ({ all: { ...s.all, [key]: trial } }));
  };
  let trial = begunTrial(kind, name);
  const tell = (event: ImportEvent): void => set((trial = afterEvent(trial, event)));
  set(trial);
  showTrial(key);
  try {
    for await (const event of await begin(stop.signal, tell)) {
      tell(event);
      if (event.kind === 'findings') refresh();
    }
    if (!trial.end)
      trial = brokenOff(trial, 'The line to the executor was lost. What it does goes on only while somebody looks: begin again.');
  } catch (error) {
    trial = brokenOff(trial, stop.signal.aborted ? 'It was stopped.' : sentenceOf(error));
  }
  set(trial);
  if (running.get(key) === stop) running.delete(key);
  refresh();
  return trial;
}

export function stopTrial(key: string): void {
  running.get(key)?.abort();
}

export function showTrial(key: string): void {
  useFindings.setState({ open: false });
  useTrials.setState({ shown: key, open: true });
}

export function toggleTrials(): void {
  const { open, shown } = useTrials.getState();
  useFindings.setState({ open: false });
  useTrials.setState({ open: !open, shown: activeRuntime() ?? shown });
}

// One of the three stands there.
useFindings.subscribe((now, was) => {
  if (now.open && !was.open) useTrials.setState({ open: false });
});
useRun.subscribe((now, was) => {
  if (now.run?.id !== was.run?.id || now.refused !== was.refused) useTrials.setState({ open: false });
});

/** What is installed, what was tested, what environments there are: each may be another. */
export function refresh(): void {
  for (const queryKey of [queries.runtimes.key(), queries.environments.key(), queries.submissions.list.key()])
    void queryClient.invalidateQueries({ queryKey });
}

/** What went wrong as a sentence: where what was sent is wrong, the sentences of its places. */
export function sentenceOf(error: unknown): string {
  const issues = error instanceof ORPCError ? errors.INVALID_REQUEST.data.safeParse(error.data).data?.issues : undefined;
  if (issues && issues.length > 0) return issues.map(({ message }) => message).join(' ');
  return error instanceof Error ? error.message : String(error);
}
