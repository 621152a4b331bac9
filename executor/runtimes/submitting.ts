import type { SubmissionEvent } from '../contract/events.ts';
import type { RequestInput } from '../contract/request.ts';
import type { Submission } from '../contract/submission.ts';
import type { Executor } from '../executor.ts';
import type { PinnedRuntime } from '../intake/runtime.ts';

/** Ordinary submissions, as anybody makes them; and on a version that has no name yet. */
export interface Submitting {
  /** @throws Refusal */
  submit(input: RequestInput, on?: PinnedRuntime): Submission;
  get(id: string): Submission;
  events(id: string): AsyncGenerator<SubmissionEvent, void>;
  cancel(id: string): Promise<Submission>;
  output: Executor['output'];
}

/** Waits for the end of one. Where the signal is aborted it is cancelled, and its end waited for all the same. */
export async function submitted(
  submitting: Submitting,
  { id }: Submission,
  signal: AbortSignal,
  heard: (event: SubmissionEvent) => void = () => {},
): Promise<Submission> {
  const cancel = () => void submitting.cancel(id);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    for await (const event of submitting.events(id)) heard(event);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  return submitting.get(id);
}
