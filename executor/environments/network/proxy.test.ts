import { once } from 'node:events';
import { createServer as createHttpServer, request, type Server } from 'node:http';
import { connect, createServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NetworkPolicy } from '../../contract/settings.ts';
import { createProxy, type Proxy } from './proxy.ts';

const ME: NetworkPolicy = { kind: 'hosts', hosts: ['127.0.0.1'] };

/** The host that is fetched from, and the way in of a build's connections. */
let origin: Server;
let entrance: TcpServer;
let proxy: Proxy;
beforeEach(async () => {
  origin = createHttpServer((incoming, response) => {
    if (incoming.url === '/headers') return void response.end(JSON.stringify(incoming.headers));
    if (incoming.method === 'POST') return void incoming.pipe(response);
    response
      .writeHead(200, { 'x-origin': 'yes' })
      .end(incoming.url === '/large' ? Buffer.alloc(5 << 20, 'x') : `you asked for ${incoming.url}`);
  });
  entrance = createServer((connection) => proxy.serve(connection));
  for (const server of [origin, entrance]) await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  proxy.close();
  entrance.close();
  origin.close().closeAllConnections();
});

const portOf = (server: Server | TcpServer) => (server.address() as AddressInfo).port;
const originUrl = (path: string, host = '127.0.0.1') => `http://${host}:${portOf(origin)}${path}`;

async function fetchThrough(url: string, { method = 'GET', body = '', headers = {} } = {}) {
  const asked = request({ host: '127.0.0.1', port: portOf(entrance), method, path: url, headers, agent: false }).end(body);
  const [response] = await once(asked, 'response');
  return { status: response.statusCode as number, headers: response.headers, body: await text(response) };
}

async function tunnelTo(authority: string): Promise<{ status: string; socket: Socket }> {
  const socket = connect(portOf(entrance), '127.0.0.1');
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  const [head] = (await once(socket, 'data')) as [Buffer];
  return { status: head.toString(), socket };
}

describe('a build that fetches', () => {
  test('gets what a named host gives', async () => {
    proxy = createProxy(ME);
    expect(await fetchThrough(originUrl('/a?b=c'))).toMatchObject({
      status: 200,
      body: 'you asked for /a?b=c',
      headers: { 'x-origin': 'yes' },
    });
    expect((await fetchThrough(originUrl('/large'))).body).toHaveLength(5 << 20);
    expect(await fetchThrough(originUrl('/echo'), { method: 'POST', body: 'hello' })).toMatchObject({ status: 200, body: 'hello' });
    expect(proxy.refusals).toEqual([]);
  });

  test("hands the host on by the address, and keeps what is the proxy's own", async () => {
    proxy = createProxy(ME);
    const { body } = await fetchThrough(originUrl('/headers'), {
      headers: { host: 'elsewhere', 'proxy-authorization': 'secret', accept: 'a/b' },
    });
    expect(JSON.parse(body)).toEqual({ host: `127.0.0.1:${portOf(origin)}`, accept: 'a/b', connection: 'close' });
  });

  test('gets a tunnel to a named host, and all that comes through it', async () => {
    proxy = createProxy(ME);
    const { status, socket } = await tunnelTo(`127.0.0.1:${portOf(origin)}`);
    expect(status).toMatch(/^HTTP\/1\.1 200 /);
    socket.write('GET /large HTTP/1.0\r\n\r\n');
    expect((await text(socket)).split('\r\n\r\n')[1]).toHaveLength(5 << 20);
  });

  test.each<[string, NetworkPolicy]>([
    ['where the network is off', { kind: 'off' }],
    ['where others are named', { kind: 'hosts', hosts: ['example.org', '*.example.net'] }],
  ])('is told the host and the setting %s', async (_where, policy) => {
    proxy = createProxy(policy);
    const refused = await fetchThrough('http://packages.example.com/x');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatch(/asked for packages\.example\.com.*`network`/s);
    expect((await tunnelTo('packages.example.com:443')).status).toMatch(/^HTTP\/1\.1 403 [^]*packages\.example\.com/);
    expect(proxy.refusals).toEqual([refused.body.trim()]);
  });

  test.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '169.254.169.254', '10.0.0.1', '0.0.0.0'])(
    'does not reach %s, though the network is on',
    async (host) => {
      proxy = createProxy({ kind: 'on' });
      expect(await fetchThrough(originUrl('/', host))).toMatchObject({ status: 403, body: expect.stringContaining('no public address') });
      expect((await tunnelTo(`${host}:${portOf(origin)}`)).status).toMatch(/^HTTP\/1\.1 403 /);
    },
  );

  test('is told what could not be reached', async () => {
    proxy = createProxy({ kind: 'hosts', hosts: ['127.0.0.1', 'nowhere.invalid'] });
    expect(await fetchThrough('http://127.0.0.1:1/')).toMatchObject({ status: 502, body: expect.stringContaining('ECONNREFUSED') });
    expect(await fetchThrough('http://nowhere.invalid/')).toMatchObject({ status: 502, body: expect.stringContaining('nowhere.invalid') });
    expect(proxy.refusals).toHaveLength(2);
  });

  test('that speaks something else is answered or cut off, and the next is served', async () => {
    proxy = createProxy(ME);
    expect(await fetchThrough('/not-absolute')).toMatchObject({ status: 400 });
    expect(await fetchThrough('ftp://127.0.0.1/')).toMatchObject({ status: 400 });
    expect((await tunnelTo('///')).status).toMatch(/^HTTP\/1\.1 400 /);
    const noise = connect(portOf(entrance), '127.0.0.1');
    noise.write(Buffer.from([0, 1, 2, 255, 13, 10, 13, 10]));
    await once(noise.resume(), 'close');
    expect(await fetchThrough(originUrl('/'))).toMatchObject({ status: 200 });
  });

  test('cannot open connections without end', async () => {
    proxy = createProxy(ME);
    const held = Array.from({ length: 128 }, () => connect(portOf(entrance), '127.0.0.1'));
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    expect(await fetchThrough(originUrl('/'))).toMatchObject({ status: 503, body: expect.stringContaining('64 connections') });
    held.forEach((socket) => socket.destroy());
    await Promise.all(held.map(async (socket) => socket.closed || once(socket, 'close')));
    await expect.poll(async () => (await fetchThrough(originUrl('/'))).status).toBe(200);
  });

  test('that is over has no connection left, here or there', async () => {
    proxy = createProxy(ME);
    const { socket } = await tunnelTo(`127.0.0.1:${portOf(origin)}`);
    const connections = () => new Promise((resolve) => origin.getConnections((_error, count) => resolve(count)));
    expect(await connections()).toBe(1);
    proxy.close();
    await once(socket, 'close');
    await expect.poll(connections).toBe(0);
  });
});
