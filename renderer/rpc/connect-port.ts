import { RPCLink } from '@orpc/client/message-port';
import type { Line } from './connection.ts';

/** The desktop's way: the preload hands over a port when asked. It closes when the executor is gone. */
export async function connectPort(): Promise<Line> {
  const port = await new Promise<MessagePort>((resolve) => {
    addEventListener('message', function take(event: MessageEvent<unknown>) {
      if (event.source !== window || !isPortMessage(event.data) || !event.ports[0]) return;
      removeEventListener('message', take);
      resolve(event.ports[0]);
    });
    postMessage({ type: 'treeline:ready' }, location.origin);
  });
  port.start();
  return {
    link: new RPCLink({ port }),
    lost: new Promise((resolve) => port.addEventListener('close', () => resolve(), { once: true })),
  };
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'treeline:port';
}
