import type { App, Session, Shell, WebContents } from 'electron';
import { isOurs, parse } from './origin.ts';

/** The page itself may be loaded again; it never goes anywhere else. A frame in it may only show what is ours. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (!isOurs(address)) return false;
  return !isMainFrame || ['/', '/index.html'].includes(new URL(address).pathname);
}

/** What may be handed to the system's browser: the web, encrypted, without a name and password in the address. */
export function mayOpenOutside(address: string): boolean {
  const url = parse(address);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
}

/** What the page may load: its own parts, and what it made itself. Nothing of the network, in any part of the window. */
export function mayRequest(address: string): boolean {
  const url = parse(address);
  if (url === null) return false;
  return isOurs(address) || url.protocol === 'data:' || url.protocol === 'blob:' || url.protocol === 'devtools:';
}

/** Files the user picks, and Copy. The sandboxed frame, and every other origin, may do nothing. */
export function mayUse(permission: string, asks: { address: string | undefined; isMainFrame: boolean }): boolean {
  if (!asks.isMainFrame || asks.address === undefined || !isOurs(asks.address)) return false;
  return permission === 'fileSystem' || permission === 'clipboard-sanitized-write';
}

/** Puts the decisions above in force for a session. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(mayUse(permission, { address: details.requestingUrl, isMainFrame: details.isMainFrame })),
  );
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayUse(permission, { address: details.requestingUrl ?? origin, isMainFrame: details.isMainFrame }),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
}

/** Puts them in force for every page that is ever made, whoever makes it. */
export function guardContents(app: App, shell: Shell): void {
  app.on('web-contents-created', (_event, contents) => guardOne(contents, shell));
}

function guardOne(contents: WebContents, shell: Shell): void {
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}
