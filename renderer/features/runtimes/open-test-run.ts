import { client } from '../../rpc/client.ts';
import { openSubmission } from '../history/open-submission.ts';

/** Opens what a self-test has run, as the history has it. */
export async function openTestRun(id: string): Promise<void> {
  const request = await client.submissions.request({ id }).catch(() => null);
  // Of one that is gone, it is said there.
  await openSubmission({ id, entry: request?.files[0]?.name ?? '' });
}
