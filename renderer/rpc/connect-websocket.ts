import { RPCLink } from '@orpc/client/websocket';
import type { Line } from './connection.ts';

/** The browser's way: a WebSocket to the host that served the page, which knows us by its cookie. */
export async function connectWebSocket(): Promise<Line> {
  const websocket = new WebSocket(new URL('/rpc', location.href.replace(/^http/, 'ws')));
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('open', () => resolve(), { once: true });
    websocket.addEventListener('close', () => reject(new Error('the host does not answer')), { once: true });
  });
  return {
    link: new RPCLink({ websocket }),
    lost: new Promise((resolve) => websocket.addEventListener('close', () => resolve(), { once: true })),
  };
}
