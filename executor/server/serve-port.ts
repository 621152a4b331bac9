import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { TreelineRouter } from './router.ts';

/** A MessagePort of Electron's main or utility process, or of Node's worker threads. */
export type ServedPort = SupportedMessagePort & { start(): void };

/** Serves the contract on ports, one a frame. When a port closes, all that was asked over it is aborted. */
export function createPortServer(router: TreelineRouter): (port: ServedPort) => void {
  const handler = new RPCHandler(router);
  return (port) => {
    handler.upgrade(port);
    port.start();
  };
}
