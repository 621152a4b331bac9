import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';

/** Reasons of `render-process-gone` that are no trouble: we asked for it, or the application is ending. */
const WANTED = new Set(['clean-exit', 'killed']);

export function crashMessage(reason: string): MessageBoxOptions | null {
  if (WANTED.has(reason)) return null;
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

export const UNRESPONSIVE: MessageBoxOptions = {
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
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    const message = crashMessage(reason);
    if (!message) return;
    const { response } = await dialog.showMessageBox(window, message);
    if (response === 1) quit();
    else if (!window.isDestroyed()) window.webContents.reload();
  });
  window.on('unresponsive', async () => {
    if (asking) return;
    asking = true;
    const { response } = await dialog.showMessageBox(window, UNRESPONSIVE);
    asking = false;
    if (response === 0 || window.isDestroyed()) return;
    // A page in an endless loop cannot be asked to reload: its process has to go first ("killed" shows no dialog).
    window.webContents.once('render-process-gone', () => window.webContents.reload());
    window.webContents.forcefullyCrashRenderer();
  });
}
