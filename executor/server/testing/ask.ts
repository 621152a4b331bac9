import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { connect, type NetConnectOpts } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends exactly this: the path is not tidied, and Host and Origin are as given. */
export function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      text(response).then((told) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: told }), reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Sends these bytes, which no HTTP client would; resolves to the status that comes back, NaN where the connection ends without one. */
export function sendRaw(to: NetConnectOpts, bytes: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(to, () => socket.write(bytes));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    text(socket).then((told) => resolve(Number(told.split(' ', 2)[1])), reject);
  });
}

/** Tries to open a WebSocket; resolves to the status it was refused with, or to it, open. */
export function knock(address: string, headers: Record<string, string>): Promise<number | WebSocket> {
  return new Promise((resolve, reject) => {
    const websocket = new WebSocket(address, { headers });
    websocket.once('open', () => resolve(websocket));
    websocket.once('unexpected-response', (asked, response) => {
      resolve(response.statusCode ?? 0);
      asked.destroy();
    });
    websocket.once('error', reject);
  });
}
