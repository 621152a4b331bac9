import { ipcRenderer } from 'electron';

// The whole bridge: the page asks for its port, and gets it. Nothing of Electron reaches the page.

addEventListener('message', (event: MessageEvent<unknown>) => {
  // A frame inside the page must not ask in its name.
  if (event.source !== window || event.origin !== location.origin) return;
  if (isReady(event.data)) ipcRenderer.send('treeline:ready');
});

ipcRenderer.on('treeline:port', (event) => {
  window.postMessage({ type: 'treeline:port' }, location.origin, event.ports);
});

/** The executor ended: the port leads nowhere any more. */
ipcRenderer.on('treeline:gone', () => {
  window.postMessage({ type: 'treeline:gone' }, location.origin);
});

function isReady(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'treeline:ready';
}
