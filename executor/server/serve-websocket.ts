import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { REQUEST_BYTES } from './bounds.ts';
import { requestPath } from './request-path.ts';
import type { TreelineRouter } from './router.ts';

/** How often a silent client is asked whether it is still there, ms. */
const PING_MS = 30_000;

export interface WebSocketHost {
  /** clients that are connected now */
  readonly clients: number;
  /** Resolves when no client is connected. */
  empty(): Promise<void>;
  close(): void;
}

/** Serves the contract as RPC over WebSocket at `/rpc` of a server; other upgrades, and those that `refuse` names a status for, are refused. */
export function serveWebSocket(server: Server, router: TreelineRouter, refuse: (request: IncomingMessage) => number | null): WebSocketHost {
  const handler = new RPCHandler(router);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: REQUEST_BYTES, perMessageDeflate: false });
  const alive = new WeakSet<object>();

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    try {
      upgrade(request, stream, head);
    } catch (error) {
      // Thrown on, it would end the process, and everyone's runs.
      console.error('unexpected in an upgrade:', error);
      stream.destroy();
    }
  });

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const status = refuse(request) ?? (requestPath(request) === '/rpc' ? null : 404);
    if (status !== null) {
      stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket);
      socket.on('pong', () => alive.add(socket));
      // A frame that is too large or malformed: `ws` closes the connection with the reason, which is all there is to do.
      socket.on('error', () => socket.terminate());
      socket.on('close', () => sockets.clients.size === 0 && sockets.emit('empty'));
      void handler.upgrade(socket);
    });
  }

  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, PING_MS);
  pings.unref();

  return {
    get clients() {
      return sockets.clients.size;
    },
    empty: () => (sockets.clients.size === 0 ? Promise.resolve() : new Promise((resolve) => sockets.once('empty', resolve))),
    close() {
      clearInterval(pings);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
