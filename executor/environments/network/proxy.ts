import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NetworkPolicy } from '../../contract/settings.ts';
import { sentenceOf } from '../../sentence-of.ts';
import { dial, DialRefused } from './dial.ts';

/** The way out of one build: an HTTP proxy, spoken over connections that come from inside its container. */
export interface Proxy {
  serve(connection: Duplex): void;
  /** What was refused or could not be reached, a sentence each. */
  readonly refusals: readonly string[];
  /** Ends what is still open. */
  close(): void;
}

/** Open at the same time, of one build. */
const CONNECTIONS = 64;
/** A tunnel through which nothing goes for so long is closed. */
const IDLE_MS = 300_000;
const HEADERS_MS = 15_000;
/** Said by each hop to the next (RFC 9110, 7.6.1). */
const HOP = ['connection', 'proxy-connection', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

export function createProxy(policy: NetworkPolicy): Proxy {
  const refusals = new Set<string>();
  const open = new Set<Duplex>();
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: 0, keepAliveTimeout: HEADERS_MS });

  function hold(stream: Duplex): void {
    open.add(stream);
    stream.once('close', () => open.delete(stream));
    // Whatever breaks, both ends of it are closed.
    stream.on('error', () => stream.destroy());
  }

  async function reach(host: string, port: number): Promise<Duplex> {
    const socket = await dial(policy, host, port);
    socket.setTimeout(IDLE_MS, () => socket.destroy(new Error(`nothing came or went for ${IDLE_MS / 1000} s`)));
    hold(socket);
    return socket;
  }

  /** Status and sentence for what could not be reached. */
  function told(host: string, error: unknown): { status: number; sentence: string } {
    const refused = error instanceof DialRefused;
    const sentence = refused ? error.message : `${host} could not be reached: ${sentenceOf(error)}`;
    refusals.add(sentence);
    return { status: refused ? 403 : 502, sentence };
  }

  async function tunnel({ url = '' }: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const target = targetOf(`http://${url}`);
    if (!target) return void client.end(answer(400, `CONNECT takes HOST:PORT, and this is ${JSON.stringify(url)}.`));
    try {
      const upstream = await reach(target.host, target.port);
      if (client.destroyed) return void upstream.destroy();
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      // One that ends well is ended by the pipe, when all that it sent was handed on.
      upstream.once('error', () => client.destroy());
      client.once('close', () => upstream.destroy());
      client.pipe(upstream).pipe(client);
    } catch (error) {
      const { status, sentence } = told(target.host, error);
      client.end(answer(status, sentence));
    }
  }

  async function forward(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method, headers } = incoming;
    const target = /^http:\/\//i.test(url) ? targetOf(url) : null;
    if (!target) return plain(response, 400, 'This is an HTTP proxy: it takes http:// addresses, and CONNECT.');
    try {
      const upstream = await reach(target.host, target.port);
      const onward = request({
        createConnection: () => upstream,
        method,
        path: target.path,
        headers: { ...passedOn(headers), host: target.authority, connection: 'close' },
      });
      response.once('close', () => upstream.destroy());
      onward.once('response', (answered) => {
        response.writeHead(answered.statusCode ?? 502, passedOn(answered.headers));
        answered.pipe(response);
      });
      onward.once('error', (error) =>
        response.headersSent ? response.destroy() : plain(response, 502, told(target.host, error).sentence),
      );
      incoming.pipe(onward);
    } catch (error) {
      const { status, sentence } = told(target.host, error);
      plain(response, status, sentence);
    }
  }

  server.on('connect', (incoming, client, head) => void tunnel(incoming, client, head));
  server.on('request', (incoming, response) => void forward(incoming, response));
  server.on('clientError', (_error, client) => client.destroy());

  return {
    serve(connection) {
      if (open.size >= 2 * CONNECTIONS) {
        connection.end(answer(503, `More than ${CONNECTIONS} connections are open at the same time. Fetch less at once.`));
        return;
      }
      hold(connection);
      server.emit('connection', connection);
    },
    get refusals() {
      return [...refusals];
    },
    close: () => open.forEach((stream) => stream.destroy()),
  };
}

function targetOf(url: string): { host: string; port: number; authority: string; path: string } | null {
  const parsed = URL.parse(url);
  if (!parsed?.hostname) return null;
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(parsed.port || 80), authority: parsed.host, path: parsed.pathname + parsed.search };
}

function passedOn(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP.includes(name)));
}

const REASONS: Record<number, string> = { 400: 'Bad Request', 403: 'Forbidden', 502: 'Bad Gateway', 503: 'Service Unavailable' };

function answer(status: number, sentence: string): string {
  const length = Buffer.byteLength(sentence) + 1;
  return `HTTP/1.1 ${status} ${REASONS[status]}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${sentence}\n`;
}

function plain(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${sentence}\n`);
}
