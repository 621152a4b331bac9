import { client, queries } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { notify } from '../../ui/notices.tsx';
import { ask } from '../../ui/question.tsx';

interface Freed {
  removed: number;
  freedBytes: number;
}

/** Asks, and deletes an environment with what only it needed. */
export async function removeEnvironment(key: string, title: string): Promise<void> {
  const answer = await ask({
    title: 'Remove this environment?',
    body: `${title}. The next run that needs it makes it again.`,
    answers: [{ value: 'remove', label: 'Remove', look: 'danger' }],
  });
  if (answer === 'remove') await freeing('It could not be removed', () => client.environments.remove({ key }));
}

/** Deletes what nothing needs any more, and the least recently used until the budget holds. */
export function cleanUp(): Promise<void> {
  return freeing('It could not be cleaned up', () => client.environments.gc());
}

async function freeing(problem: string, free: () => Promise<Freed>): Promise<void> {
  try {
    const { removed, freedBytes } = await free();
    const what = removed === 0 ? 'No environment was removed' : `${removed} ${removed === 1 ? 'environment' : 'environments'} removed`;
    notify('done', what, `${bytesLabel(freedBytes)} freed`);
  } catch (error) {
    notify('problem', problem, error instanceof Error ? error.message : String(error));
  }
  await queryClient.invalidateQueries({ queryKey: queries.environments.key() });
}
