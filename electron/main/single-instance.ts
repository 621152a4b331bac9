import type { App, BrowserWindow } from 'electron';

/** False where a Treeline is running already: it comes to the front, and this one should end. */
export function beTheOnlyOne(app: Pick<App, 'requestSingleInstanceLock' | 'on'>, window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const open = window();
    if (!open) return;
    if (open.isMinimized()) open.restore();
    open.show();
    open.focus();
  });
  return true;
}
