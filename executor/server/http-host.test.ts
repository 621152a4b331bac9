import { mkdtempSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { OpenedExecutor } from '../main.ts';
import { REQUEST_BYTES } from './bounds.ts';
import { type HttpHost, startHttpHost } from './http-host.ts';
import type { TreelineClient } from './router.ts';
import { serveFile } from './static-files.ts';
import { ask, knock, sendRaw } from './testing/ask.ts';
import { ONE_FRAME, openTemporary } from './testing/opened.ts';
import { newToken } from './token.ts';

let opened: OpenedExecutor;
let host: HttpHost;
let folder: string;
let cookie: string;
const token = newToken();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-host-'));
  const workbench = path.join(folder, 'workbench');
  mkdirSync(path.join(workbench, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  symlinkSync(path.join(folder, 'secret.txt'), path.join(workbench, 'link.txt'));
  writeFileSync(path.join(workbench, '.hidden'), 'hidden');
  writeFileSync(path.join(workbench, 'index.html'), '<!doctype html><title>Workbench</title>');
  writeFileSync(path.join(workbench, 'sandbox.html'), '<!doctype html><title>Sandbox</title>');
  writeFileSync(path.join(workbench, 'a b.wasm'), Buffer.from('\0asm'));
  writeFileSync(path.join(workbench, 'assets', 'index-Ab3_x-Z9.js'), 'export {};');
  writeFileSync(
    path.join(workbench, 'headers.json'),
    JSON.stringify({ '*': { 'X-All': 'all', 'X-Which': 'all' }, '/sandbox.html': { 'X-Which': 'sandbox' } }),
  );
  opened = await openTemporary();
  host = await startHttpHost({ router: opened.router, workbench, token, ports: [0] });
  cookie = (await ask(host.port, `/?token=${token}`)).headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
});
afterAll(async () => {
  await host.close();
  await opened.close();
  rmSync(folder, { recursive: true });
});

/** Files below a folder that this process has open. */
function openBelow(at: string): string[] {
  const handles = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return ''; // the one that listed them
    }
  });
  return handles.filter((file) => file.startsWith(at));
}

const bearer = () => ({ authorization: `Bearer ${token}` });
const page = () => ({ cookie, accept: 'text/html' });

describe('the token', () => {
  test('in the address becomes a cookie that no script and no other site can use, and leaves the address', async () => {
    const { status, headers } = await ask(host.port, `/?token=${token}`);
    expect({ status, location: headers.location }).toEqual({ status: 303, location: '/' });
    expect(headers['set-cookie']?.[0]).toMatch(/^treeline-\d+=[\w-]{43}; HttpOnly; SameSite=Lax; Path=\/$/);
    expect((await ask(host.port, '/', { headers: page() })).body).toContain('Workbench');
  });

  test.each([
    ['none', '/', {}],
    ['a wrong one in the address', '/?token=wrong', {}],
    ['a wrong one in the address, beside a good cookie', '/?token=wrong', { cookie: 'good' }],
    ['a wrong cookie', '/', { cookie: 'wrong' }],
    ['none, for a file', '/assets/index-Ab3_x-Z9.js', {}],
  ])('%s: a page says what to open', async (_which, url, headers: { cookie?: string }) => {
    const sent = headers.cookie === 'good' ? cookie : headers.cookie && cookie.replace(/=.*/, `=${'A'.repeat(43)}`);
    const answer = await ask(host.port, url, { headers: { accept: 'text/html', ...(sent ? { cookie: sent } : {}) } });
    expect(answer).toMatchObject({ status: 401, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).toContain('Open the address that treeline printed');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test.each([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer wrong' }],
    ['the cookie alone, which a page of another site might make a browser send', { cookie: 'good' }],
  ])('%s does not open the HTTP API', async (_which, headers: { cookie?: string; authorization?: string }) => {
    const sent = headers.cookie ? { cookie } : headers;
    const answer = await ask(host.port, '/api/submissions', { headers: sent });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'UNAUTHORIZED', message: expect.stringContaining('Authorization: Bearer') });
  });
});

describe('who asks', () => {
  test.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.evil.example:PORT',
    '127.0.0.1.nip.example:PORT',
    '[::1]:PORT',
  ])('with the Host %s is refused, whatever it knows', async (name) => {
    const headers = { ...bearer(), cookie, host: name.replace('PORT', String(host.port)) };
    for (const url of ['/', '/api/submissions', `/?token=${token}`]) expect((await ask(host.port, url, { headers })).status).toBe(403);
    expect(await knock(`ws://127.0.0.1:${host.port}/rpc`, headers)).toBe(403);
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1:PORT', 'http://127.0.0.1:1', 'http://localhost'])(
    'with the Origin %s is refused, whatever it knows',
    async (name) => {
      const headers = { ...bearer(), cookie, origin: name.replace('PORT', String(host.port)) };
      for (const url of ['/', '/api/submissions']) expect((await ask(host.port, url, { headers })).status).toBe(403);
      expect(await knock(`ws://127.0.0.1:${host.port}/rpc`, headers)).toBe(403);
    },
  );

  test('by either name of this machine, with that Origin, is let in', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const headers = { ...bearer(), host: `${name}:${host.port}`, origin: `http://${name}:${host.port}` };
      expect((await ask(host.port, '/api/submissions', { headers })).status).toBe(200);
    }
  });
});

describe('the WebSocket', () => {
  test.each([
    ['without a token', '/rpc', {}, 401],
    ['with a wrong token', '/rpc', { authorization: 'Bearer wrong' }, 401],
    ['elsewhere', '/api', { authorization: 'good' }, 404],
    ['at the root', '/', { authorization: 'good' }, 404],
  ])('%s is refused', async (_which, url, headers: { authorization?: string }, status) => {
    const sent: Record<string, string> = headers.authorization === 'good' ? bearer() : { ...headers };
    expect(await knock(`ws://127.0.0.1:${host.port}${url}`, sent)).toBe(status);
  });

  test('serves two windows side by side: what one starts, the other sees', async () => {
    const [one, two] = await Promise.all([window(), window()]);
    const { id } = await one.client.submissions.create({ files: [{ name: 'main.py', content: ONE_FRAME }] });
    let last = '';
    for await (const event of await two.client.submissions.events({ id })) last = event.status;
    expect(last).toBe('FINISHED');
    one.websocket.terminate();
    expect((await two.client.submissions.list({})).items.map((item) => item.id)).toContain(id);
    two.websocket.terminate();
  });

  test('is closed by a message that is too large, and by nothing else', async () => {
    const { websocket } = await window();
    const closed = new Promise((resolve) => websocket.once('close', resolve));
    websocket.send(Buffer.alloc(REQUEST_BYTES + 1));
    expect(await closed).toBe(1009);
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const other = await window();
    other.websocket.send('no message of ours');
    expect(await other.client.submissions.list({})).toHaveProperty('items');
    log.mockRestore();
    other.websocket.terminate();
  });

  async function window() {
    const websocket = await knock(`ws://127.0.0.1:${host.port}/rpc`, { cookie, origin: `http://127.0.0.1:${host.port}` });
    if (!(websocket instanceof WebSocket)) throw new Error(`refused with ${websocket}`);
    return { websocket, client: createORPCClient<TreelineClient>(new RPCLink({ websocket })) };
  }
});

describe('files', () => {
  test('have their type, the headers of the build, and a tag to ask again with', async () => {
    const root = await ask(host.port, '/', { headers: page() });
    expect(root.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-all': 'all',
      'x-which': 'all',
      'cache-control': 'private, no-cache',
    });
    const again = await ask(host.port, '/', { headers: { ...page(), 'if-none-match': root.headers.etag } });
    expect(again).toMatchObject({ status: 304, body: '' });
    expect((await ask(host.port, '/sandbox.html', { headers: page() })).headers).toMatchObject({ 'x-all': 'all', 'x-which': 'sandbox' });
    expect((await ask(host.port, '/a%20b.wasm?x=1', { headers: page() })).headers['content-type']).toBe('application/wasm');
  });

  test('with a hash in their name are never asked for again', async () => {
    const { headers } = await ask(host.port, '/assets/index-Ab3_x-Z9.js', { headers: page() });
    expect(headers['cache-control']).toContain('immutable');
  });

  test('HEAD tells the length and sends nothing', async () => {
    expect(await ask(host.port, '/', { method: 'HEAD', headers: page() })).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '39' },
    });
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%c0%afsecret.txt',
    '//etc/passwd',
    '/link.txt',
    '/.hidden',
    '/assets',
    '/assets/',
    '/%00',
    '/index.html%00.js',
    '/nothing.js',
    `/${'a'.repeat(5_000)}`,
  ])('outside the build, or none at all, are not found: %s', async (url) => {
    const { status, body } = await ask(host.port, url, { headers: page() });
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  test('other methods are refused', async () => {
    expect(await ask(host.port, '/', { method: 'POST', headers: page() })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });

  test.skipIf(process.platform !== 'linux')('of a build without its headers are not served, and none is left open', async () => {
    const half = path.join(folder, 'half');
    mkdirSync(half);
    writeFileSync(path.join(half, 'index.html'), 'half');
    const bare = await startHttpHost({ router: opened.router, token, workbench: half, ports: [0] });
    const headers = { accept: 'text/html', cookie: `treeline-${bare.port}=${token}` };
    for (let i = 0; i < 3; i++) expect((await ask(bare.port, '/', { headers })).status).toBe(503);
    await bare.close();
    expect(openBelow(half)).toEqual([]);
  });

  test.skipIf(process.platform !== 'linux')('are closed also where the reader had left before they came', async () => {
    const workbench = path.join(folder, 'workbench');
    const left = Promise.withResolvers<boolean>();
    const server = createServer((request, response) => {
      response.on('close', () => void serveFile(workbench, request, response).then(left.resolve, left.reject));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET /index.html HTTP/1.1\r\nHost: x\r\n\r\n', () => setTimeout(() => socket.destroy(), 50));
    expect(await left.promise).toBe(true);
    await vi.waitFor(() => expect(openBelow(workbench)).toEqual([]));
    server.close();
  });

  test('that are not built yet: a page says so', async () => {
    const bare = await startHttpHost({ router: opened.router, token, workbench: path.join(folder, 'none'), ports: [0] });
    const answer = await ask(bare.port, '/', { headers: { accept: 'text/html', cookie: `treeline-${bare.port}=${token}` } });
    await bare.close();
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('npm start');
  });
});

describe('a target that is no path', () => {
  const targets = [
    '//',
    '///',
    'http://[',
    'http://[/',
    'http://elsewhere.example/rpc',
    'http://127.0.0.1/',
    '*',
    `/${'a'.repeat(12_000)}`,
  ];
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';

  test.each(targets)('is refused from who has no token, with and without an upgrade: %s', async (target) => {
    const refused = (origin: string, headers: string) =>
      sendRaw({ port: host.port, host: '127.0.0.1' }, `GET ${target} HTTP/1.1\r\nHost: ${origin}\r\n${headers}\r\n\r\n`);
    expect([403, 400]).toContain(await refused('evil.example', upgrade));
    expect([401, 400]).toContain(await refused(`127.0.0.1:${host.port}`, upgrade));
    expect([401, 400]).toContain(await refused(`127.0.0.1:${host.port}`, 'Connection: close'));
    expect((await ask(host.port, '/api/submissions', { headers: bearer() })).status).toBe(200);
  });

  test.each(targets)('is not found by who has the token, and is no fault of ours: %s', async (target) => {
    const log = vi.spyOn(console, 'error');
    const head = `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${cookie}\r\n`;
    for (const headers of [upgrade, 'Connection: close']) {
      expect([404, 400]).toContain(await sendRaw({ port: host.port, host: '127.0.0.1' }, `${head}${headers}\r\n\r\n`));
    }
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

describe('requests to the HTTP API', () => {
  test('for what there is not are told where to look', async () => {
    const { status, body } = await ask(host.port, '/api/nothing', { headers: bearer() });
    expect(status).toBe(404);
    expect(JSON.parse(body).message).toBe('There is no GET /api/nothing. GET /api/openapi.json lists what there is.');
  });

  test('that are no JSON are told so', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json' };
    const { status, body } = await ask(host.port, '/api/submissions', { method: 'POST', headers, body: '{\n"files": [\n' });
    const { code, message } = JSON.parse(body);
    expect({ status, code, message }).toEqual({
      status: 400,
      code: 'BAD_REQUEST',
      message: 'The body is no JSON: line 3: a "]" is missing; look whether all of it is there.',
    });
  });

  test.each(['told beforehand', 'found while it comes'])('that are too large are refused, which is %s', async (when) => {
    const body = Buffer.alloc(when === 'told beforehand' ? 0 : REQUEST_BYTES + (1 << 20), 'a');
    const length = when === 'told beforehand' ? { 'content-length': REQUEST_BYTES + 1 } : { 'transfer-encoding': 'chunked' };
    const answer = await ask(host.port, '/api/submissions', {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json', ...length },
      body: when === 'told beforehand' ? 'a' : body,
    });
    expect({ status: answer.status, code: JSON.parse(answer.body).code }).toEqual({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect((await ask(host.port, '/api/submissions', { headers: bearer() })).status).toBe(200);
  });

  test('that are no HTTP end the connection, and nothing else', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(host.port, '127.0.0.1', () => socket.write('\x16\x03\x01nonsense\r\n\r\n'));
      socket.on('close', () => resolve()).resume();
    });
    expect((await ask(host.port, '/api/submissions', { headers: bearer() })).status).toBe(200);
  });
});

describe('ports', () => {
  test('a taken one is an error where no other may be used, else the next is', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startHttpHost({ router: opened.router, token, workbench: folder, ports: [port] })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    const next = await startHttpHost({ router: opened.router, token, workbench: folder, ports: [port, 0] });
    expect(next.port).not.toBe(port);
    await next.close();
    other.close();
  });

  test('only this machine can reach it', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find((n) => n.family === 'IPv4' && !n.internal);
    if (outside === undefined) return;
    const reached = await new Promise((resolve) => {
      const socket = connect(host.port, outside.address);
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
    });
    expect(reached).toBe(false);
  });
});
