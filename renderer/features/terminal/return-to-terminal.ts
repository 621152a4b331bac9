import { isLive, useRun } from '../stages/run-store.ts';
import { showSubmission } from '../stages/run.ts';

const KEY = 'treeline-at-terminal';

/** A program that runs at a terminal is shown again after a reload of the window. Returns how to stop remembering it. */
export function returnToTerminal(): () => void {
  const [id, entry = ''] = (sessionStorage.getItem(KEY) ?? '').split('\n');
  if (id && !useRun.getState().run) showSubmission({ id, entry, from: 'editor' });
  return useRun.subscribe(({ run }) => {
    if (run?.event?.terminal && isLive(run.event)) sessionStorage.setItem(KEY, `${run.id}\n${run.entry}`);
    else if (run?.event || !run) sessionStorage.removeItem(KEY);
  });
}
