import { create } from 'zustand';
import type { EngineProgress } from '../../../executor/contract/engine.ts';
import { client, queries } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';

export interface Preparing {
  /** how far it is; null while nothing is prepared from here */
  step: EngineProgress | null;
  /** why the last try failed */
  failed: string | null;
}

/** The preparation of the docker engine that this window asked for. It goes on whatever is looked at meanwhile. */
export const usePreparing = create<Preparing>(() => ({ step: null, failed: null }));

let preparing = new AbortController();

/** Makes ready what the docker engine needs, and shows how far it is. */
export async function prepareEngine(): Promise<void> {
  if (usePreparing.getState().step) return;
  const { signal } = (preparing = new AbortController());
  usePreparing.setState({ step: { sentence: 'Looking at what is there', done: null, total: null }, failed: null });
  try {
    for await (const step of await client.engine.prepare(undefined, { signal })) usePreparing.setState({ step });
  } catch (error) {
    if (!signal.aborted) usePreparing.setState({ failed: error instanceof Error ? error.message : String(error) });
  }
  usePreparing.setState({ step: null });
  await queryClient.invalidateQueries({ queryKey: queries.engine.status.key() });
}

export function stopPreparing(): void {
  preparing.abort();
}
