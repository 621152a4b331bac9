import type { Request, RequestInput } from './contract/request.ts';
import type { Submission } from './contract/submission.ts';
import type { History } from './history/history.ts';
import type { InputStore } from './inputs/input-store.ts';
import { inputsOf } from './inputs/text-input.ts';
import { accept, type Accepted } from './intake/intake.ts';
import type { FindRuntime, PinnedRuntime } from './intake/runtime.ts';
import type { Queue } from './queue/queue.ts';
import { Refusal } from './refusal.ts';
import { unlessFull } from './store/unless-full.ts';

export interface SubmittingParts {
  history: History;
  queue: Queue;
  inputs: InputStore;
  /** the data folder, for people */
  folder: string;
  find: FindRuntime;
  /** whether an environment is there */
  isKept(key: string): boolean;
  /** a version of a runtime, as submissions were accepted with it */
  pinned(version: string): PinnedRuntime | null;
}

/** Requests become submissions: checked, kept, and queued, or none of it. */
export function createSubmitting({ history, queue, inputs, folder, find, isKept, pinned }: SubmittingParts) {
  function assertSent({ tests }: Request): void {
    const hashes = inputsOf(tests);
    inputs.assertTogether(hashes);
    const missing = inputs.missing(hashes);
    const [first] = missing;
    if (!first) return;
    const [count, are] = missing.length === 1 ? ['An input', 'is'] : [`${missing.length} inputs`, 'are'];
    const message = `${count} of its tests ${are} not here whole, such as ${first.hash}. Send what is missing, and this again.`;
    throw new Refusal(message, { code: 'INVALID_REQUEST', issues: [{ path: 'tests', message }] });
  }

  function queued(accepted: Accepted): Submission {
    assertSent(accepted.request);
    queue.assertRoom();
    unlessFull(folder, 'send this again', () => history.add(accepted));
    queue.add(accepted.id);
    const submission = history.get(accepted.id);
    if (!submission) throw new Error('what was accepted is not in the history');
    return submission;
  }

  return {
    /** @throws Refusal INVALID_REQUEST, QUEUE_FULL, DISK_FULL */
    submit: (input: RequestInput, on?: PinnedRuntime): Submission => queued(accept(input, find, on)),
    /**
     * What a submission was asked, once more, on what it ran: the same version of its runtime, the same environment, the same seed. An environment
     * that is gone is made again; whether it is the same then, a comparison tells.
     * @throws Refusal as above; NOT_FOUND
     */
    again(id: string): Submission {
      const job = history.job(id);
      const before = history.get(id);
      if (!job || !before)
        throw new Refusal(`There is no submission ${id} in this history.`, { code: 'NOT_FOUND', what: `submission ${id}` });
      const { request, runtime, engine, entry, seed, leds, version = null } = job;
      const on = version === null ? undefined : (pinned(version) ?? undefined);
      const had = before.environment?.environment ?? job.environment ?? null;
      const environment = had !== null && isKept(had) ? had : null;
      return queued({ ...accept(request, find, on), runtime, engine, entry, seed, leds, version, environment });
    },
  };
}
