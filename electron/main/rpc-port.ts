import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents, WebFrameMain } from 'electron';
import { isOurs } from './origin.ts';

/** The only channel of the shell, in both directions. */
export const READY = 'treeline:ready';
export const PORT = 'treeline:port';
/** said to the page when the executor ended: the port it holds leads nowhere, and it may ask for another */
export const GONE = 'treeline:gone';

/** What a page holds: one port for each time it was loaded, and each life of the executor. */
interface Holder {
  frame: WebFrameMain;
  holds: boolean;
  /** it asked again while it held one: it knew of the executor's death before we did */
  asksAgain: boolean;
}

/** May this message be answered? Only the top frame of a window of ours, showing a page of ours. */
export function mayAsk(event: Pick<IpcMainEvent, 'senderFrame' | 'sender'>, isWindow: (contents: WebContents) => boolean): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.detached || frame.parent !== null) return false;
  return isWindow(event.sender) && frame === event.sender.mainFrame && isOurs(frame.url);
}

/** Hands each page its way to the executor: a channel, one end for the page's frame, the other for the executor. */
export function handOutPorts(options: {
  ipc: Pick<IpcMain, 'on'>;
  createChannel: () => { port1: MessagePortMain; port2: MessagePortMain };
  /** gives the executor its end, now or when it lives again */
  connect: (port: MessagePortMain) => void;
  isWindow: (contents: WebContents) => boolean;
}): { renew: () => void } {
  const watched = new WeakSet<WebContents>();
  const holders = new Map<WebContents, Holder>();

  const give = (holder: Holder): void => {
    if (holder.frame.isDestroyed()) return;
    holder.holds = true;
    holder.asksAgain = false;
    const { port1, port2 } = options.createChannel();
    options.connect(port1);
    holder.frame.postMessage(PORT, null, [port2]);
  };

  options.ipc.on(READY, (event) => {
    const frame = event.senderFrame;
    if (frame === null || !mayAsk(event, options.isWindow)) return;
    const known = holders.get(event.sender);
    if (known?.holds) {
      known.asksAgain = true;
      return;
    }
    if (!watched.has(event.sender)) forgetWhenGone(event.sender, holders);
    watched.add(event.sender);
    const holder = { frame, holds: false, asksAgain: false };
    holders.set(event.sender, holder);
    give(holder);
  });

  return {
    /** The ports that were handed out lead nowhere: the executor behind them ended. */
    renew() {
      for (const holder of holders.values()) {
        holder.holds = false;
        if (holder.frame.isDestroyed()) continue;
        holder.frame.postMessage(GONE, null);
        if (holder.asksAgain) give(holder);
      }
    },
  };
}

/** A page that goes takes its end of the port with it, which closes the executor's; the next page may ask anew. */
function forgetWhenGone(contents: WebContents, holders: Map<WebContents, Holder>): void {
  const gone = (): void => void holders.delete(contents);
  const navigated = (details: { isMainFrame: boolean; isSameDocument: boolean }): void => {
    if (details.isMainFrame && !details.isSameDocument) gone();
  };
  contents.on('did-start-navigation', navigated);
  contents.on('render-process-gone', gone);
  contents.on('destroyed', gone);
}
