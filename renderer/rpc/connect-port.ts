import { RPCLink } from '@orpc/client/message-port';
import type { Line } from './connection.ts';

/** The desktop's way: the preload hands over a port when asked, and says when the executor behind it is gone. */
export async function connectPort(): Promise<Line> {
  const port = await new Promise<MessagePort>((resolve) => {
    const stop = listen('treeline:port', (event) => {
      if (!event.ports[0]) return;
      stop();
      resolve(event.ports[0]);
    });
    postMessage({ type: 'treeline:ready' }, location.origin);
  });
  port.start();
  return {
    link: new RPCLink({ port }),
    lost: new Promise((resolve) => {
      // A dead process closes no port: by this event the calls that wait for an answer fail.
      const stop = listen('treeline:gone', () => port.dispatchEvent(new Event('close')));
      port.addEventListener(
        'close',
        () => {
          stop();
          resolve();
        },
        { once: true },
      );
    }),
  };
}

/** Hears what the preload says. Returns how to stop. */
function listen(type: string, heard: (event: MessageEvent<unknown>) => void): () => void {
  const listener = (event: MessageEvent<unknown>): void => {
    const { data } = event;
    if (event.source === window && typeof data === 'object' && data !== null && 'type' in data && data.type === type) heard(event);
  };
  addEventListener('message', listener);
  return () => removeEventListener('message', listener);
}
