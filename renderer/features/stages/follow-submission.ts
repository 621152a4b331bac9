import { isDefinedError, safe } from '@orpc/client';
import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import { client } from '../../rpc/client.ts';

/** ms before the events are asked for again after the line was lost; the call itself waits for the new line */
const PAUSE = 300;

/**
 * Hands on every state of a submission until it is finished. Each stream begins with the state as it is, so a lost line only means to ask
 * again. Rejects where the submission is not known.
 */
export async function followSubmission(id: string, signal: AbortSignal, take: (event: SubmissionEvent) => void): Promise<void> {
  while (!signal.aborted) {
    const { data: events, error } = await safe(client.submissions.events({ id }, { signal }));
    if (isDefinedError(error)) throw error;
    try {
      for await (const event of events ?? []) {
        if (signal.aborted) return;
        take(event);
        if (event.status === 'FINISHED') return;
      }
    } catch {
      // The line was lost in the middle.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
