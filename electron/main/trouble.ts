import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';

/** What to say of a page's process that ended; null where it ended because its window did. */
function crashMessage(reason: string): MessageBoxOptions | null {
  if (reason === 'clean-exit') return null;
  const why = reason === 'oom' ? 'It ran out of memory.' : `The reason given is “${reason}”.`;
  return {
    type: 'error',
    title: 'Treeline',
    message: 'The workbench stopped working.',
    detail: `${why} Your submissions are safe in the history; what was typed since the last save is not.`,
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  };
}

const UNRESPONSIVE: MessageBoxOptions = {
  type: 'warning',
  title: 'Treeline',
  message: 'The workbench does not answer.',
  detail: 'It may be busy and come back. Opening it again loses what was typed since the last save.',
  buttons: ['Wait', 'Open it again'],
  defaultId: 0,
  cancelId: 0,
};

export function executorMessage(why: string): MessageBoxOptions {
  return {
    type: 'error',
    title: 'Treeline',
    message: 'No program can run: the executor does not stay up.',
    detail: `${why} Started from a terminal, Treeline says more there.`,
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  };
}

/** Tells of a window's crashes and silences, and does what the user then wants. */
export function watchWindow(window: BrowserWindow, dialog: Pick<Dialog, 'showMessageBox'>, quit: () => void): void {
  let asking = false;
  let ending = false;

  const ask = async (message: MessageBoxOptions): Promise<number | null> => {
    if (asking) return null;
    asking = true;
    const { response } = await dialog.showMessageBox(window, message);
    asking = false;
    return window.isDestroyed() ? null : response;
  };

  const gone = async (reason: string): Promise<void> => {
    const message = ending ? null : crashMessage(reason);
    const answer = message ? await ask(message) : null;
    if (answer === 1) quit();
    else if (ending || answer === 0) window.webContents.reload();
    ending = false;
  };

  const silent = async (): Promise<void> => {
    if ((await ask(UNRESPONSIVE)) !== 1) return;
    // A page in an endless loop cannot be asked to reload: its process has to go first.
    ending = true;
    window.webContents.forcefullyCrashRenderer();
  };

  window.webContents.on('render-process-gone', (_event, { reason }) => void gone(reason));
  window.on('unresponsive', () => void silent());
}
