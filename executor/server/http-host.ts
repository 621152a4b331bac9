import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGate, type Gate } from './gate.ts';
import { requestPath } from './request-path.ts';
import type { TreelineRouter } from './router.ts';
import { say } from './say-page.ts';
import { createApi } from './serve-api.ts';
import { serveWebSocket } from './serve-websocket.ts';
import { serveFile } from './static-files.ts';
import { sameToken } from './token.ts';

const LOOPBACK = '127.0.0.1';

export interface HttpHost {
  port: number;
  /** what a browser opens: it holds the token */
  address: string;
  token: string;
  close(): Promise<void>;
}

export interface HttpHostOptions {
  router: TreelineRouter;
  /** folder of the workbench's build */
  workbench: string;
  /** what lets a browser or a program in */
  token: string;
  /** tried in turn; 0 is any free one */
  ports: readonly number[];
}

/** Serves the workbench, the contract over WebSocket and the HTTP API on this machine alone, to whoever has the token. */
export async function startHttpHost({ router, workbench, token, ports }: HttpHostOptions): Promise<HttpHost> {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: 16 << 10,
  });
  const port = await listen(server, ports);
  const gate = createGate(port, token);
  const origin = `http://${LOOPBACK}:${port}`;
  const api = createApi(router, origin);
  const sockets = serveWebSocket(server, router, ({ headers }) => {
    if (gate.foreign(headers) !== null) return 403;
    return gate.cookie(headers) || gate.bearer(headers) ? null : 401;
  });

  server.on('request', (request, response) => {
    answer(request, response, { gate, token, workbench, api }).catch((error: unknown) => {
      console.error(`unexpected in ${request.method} ${requestPath(request)}:`, error);
      if (response.headersSent) response.destroy();
      else say(request, response, 500, 'INTERNAL_SERVER_ERROR', 'Something unexpected happened in the executor. Its log says what.');
    });
  });

  return {
    port,
    token,
    address: `${origin}/?token=${token}`,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface House {
  gate: Gate;
  token: string;
  workbench: string;
  api: ReturnType<typeof createApi>;
}

async function answer(request: IncomingMessage, response: ServerResponse, { gate, token, workbench, api }: House): Promise<void> {
  const foreign = gate.foreign(request.headers);
  if (foreign === 'host')
    return say(request, response, 403, 'FORBIDDEN', 'This address is not the one that treeline printed; open that one.');
  if (foreign === 'origin') return say(request, response, 403, 'FORBIDDEN', 'Only the workbench itself may ask this; other pages may not.');
  const path = requestPath(request);
  const given = new URLSearchParams(request.url?.slice(path.length)).get('token');

  if (path === '/api' || path.startsWith('/api/')) {
    if (gate.bearer(request.headers)) return api(request, response);
    response.setHeader('WWW-Authenticate', 'Bearer');
    return say(
      request,
      response,
      401,
      'UNAUTHORIZED',
      'Send the token of the address that treeline printed, as `Authorization: Bearer …`.',
    );
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return say(request, response, 405, 'METHOD_NOT_SUPPORTED', 'Only GET and HEAD are answered here.');
  }
  if (path === '/' && sameToken(given, token)) {
    response
      .writeHead(303, { Location: '/', 'Set-Cookie': gate.setCookie, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
      .end();
    return;
  }
  if (!gate.cookie(request.headers) || given !== null) {
    return say(request, response, 401, 'UNAUTHORIZED', 'Open the address that treeline printed when it started; it holds the token.');
  }
  if (await serveFile(workbench, request, response)) return;
  if (path === '/') {
    return say(
      request,
      response,
      503,
      'SERVICE_UNAVAILABLE',
      'The workbench is not built yet. Run npm start, which builds it, then reload.',
    );
  }
  say(request, response, 404, 'NOT_FOUND', 'There is nothing here. The workbench is at /.');
}

/** Binds the first port that is free; the last one's error is thrown where none is. */
async function listen(server: Server, ports: readonly number[]): Promise<number> {
  let last: unknown;
  for (const port of ports) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code)))) throw error;
      last = error;
    }
  }
  throw last;
}
