import { client } from '../../rpc/client.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { notify } from '../../ui/notices.tsx';
import { ask } from '../../ui/question.tsx';
import { refresh, sentenceOf } from './trial-store.ts';

/** Asks, and takes a runtime away with what only it needed. */
export async function removeRuntime({ id, name }: { id: string; name: string }): Promise<void> {
  const answer = await ask({
    title: `Remove ${name}?`,
    body: 'Its environment goes too, where nothing else needs it. What was run on it stays in the history, and can be run again exactly.',
    answers: [{ value: 'remove', label: 'Remove', look: 'danger' }],
  });
  if (answer !== 'remove') return;
  try {
    const { freedBytes, environment } = await client.runtimes.remove({ id });
    const kept = environment === 'kept' ? ' Its environment stays: something else needs it, or no Docker answers.' : '';
    notify('done', `${name} is removed`, `${bytesLabel(freedBytes)} freed.${kept}`);
  } catch (error) {
    notify('problem', 'It could not be removed', sentenceOf(error));
  }
  refresh();
}
