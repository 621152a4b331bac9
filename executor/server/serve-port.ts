import { onMessagePortClose, onMessagePortMessage, type SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/ws';
import type { WebSocket } from 'ws';
import type { TreelineRouter } from './router.ts';

/** A MessagePort of Electron's main or utility process, or of Node's worker threads. */
export type ServedPort = SupportedMessagePort & { start(): void };

/** Serves the contract on ports, one a frame. When a port closes, all that was asked over it is aborted. */
export function createPortServer(router: TreelineRouter): (port: ServedPort) => void {
  // The handler for WebSockets: the same messages travel over a port, and it outlives one that is no message of ours, at which
  // the handler for ports leaves a rejection that ends the process.
  const handler = new RPCHandler(router);
  return (port) => {
    void handler.upgrade(asWebSocket(port));
    port.start();
  };
}

function asWebSocket(port: ServedPort): Pick<WebSocket, 'addEventListener' | 'send'> {
  const socket = {
    addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void) {
      if (type === 'message') onMessagePortMessage(port, (data: unknown) => listener({ data }));
      else onMessagePortClose(port, () => listener({}));
    },
    send: (data: string | ArrayBufferView) => port.postMessage(data),
  };
  return socket as unknown as Pick<WebSocket, 'addEventListener' | 'send'>;
}
