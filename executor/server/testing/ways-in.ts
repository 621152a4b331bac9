import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { HttpHost } from '../http-host.ts';
import type { TreelineClient, TreelineRouter } from '../router.ts';
import { createPortServer } from '../serve-port.ts';

/** A client over one way in, and how it goes away without a word. */
export interface WayIn {
  client: TreelineClient;
  vanish(): void;
}

export function overPort(router: TreelineRouter): WayIn {
  const { port1, port2 } = new MessageChannel();
  createPortServer(router)(port1);
  port2.start();
  return { client: createORPCClient(new PortLink({ port: port2 })), vanish: () => port2.close() };
}

export function overWebSocket(host: HttpHost): WayIn {
  const websocket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers: { authorization: `Bearer ${host.token}` } });
  return { client: createORPCClient(new WebSocketLink({ websocket })), vanish: () => websocket.terminate() };
}
