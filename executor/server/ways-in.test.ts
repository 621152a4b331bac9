import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OpenedExecutor } from '../main.ts';
import { type HttpHost, startHttpHost } from './http-host.ts';
import { WORKBENCH } from './places.ts';
import { createRelayRouter } from './relay-router.ts';
import type { TreelineClient } from './router.ts';
import { createPortServer } from './serve-port.ts';
import { ENDLESS, ONE_FRAME, openTemporary } from './testing/opened.ts';
import { overPort, overWebSocket, type WayIn } from './testing/ways-in.ts';
import { newToken } from './token.ts';

let opened: OpenedExecutor;
let host: HttpHost;
/** speaks for the executor through the other's WebSocket */
let relaying: HttpHost;
let relayed: WayIn;
/** a submission that has ended, and left a frame */
let done: string;

const HALL = { treeline: 'tree', version: 1, name: 'Hall, 1/2 ?' } as const;
/** of no environment */
const KEY = '0'.repeat(64);

beforeAll(async () => {
  process.env['DOCKER_HOST'] = 'unix:///nowhere/docker.sock';
  opened = await openTemporary();
  host = await startHttpHost({ router: opened.router, workbench: WORKBENCH, token: newToken(), ports: [0] });
  relayed = overWebSocket(host);
  relaying = await startHttpHost({ router: createRelayRouter(relayed.client), workbench: WORKBENCH, token: newToken(), ports: [0] });
  const { client, vanish } = overPort(opened.router);
  done = (await client.submissions.create({ files: [{ name: 'main.py', content: ONE_FRAME }], light: { leds: 3, seed: 7 } })).id;
  await client.trees.save({ tree: HALL });
  await opened.executor.idle();
  vanish();
});
afterAll(async () => {
  await relaying.close();
  relayed.vanish();
  await host.close();
  await opened.close();
});

/** Each call over RPC, and the same as HTTP: method, path, body. */
type HttpCall = [method: string, path: string, body?: unknown];
type Call = [name: string, rpc: (client: TreelineClient) => Promise<unknown>, http: () => HttpCall];
const nobody = randomUUID();
const anyone = <T>(input: unknown) => input as T;
const calls: Call[] = [
  ['a submission', (c) => c.submissions.get({ id: done }), () => ['GET', `/submissions/${done}`]],
  ['its request', (c) => c.submissions.request({ id: done }), () => ['GET', `/submissions/${done}/request`]],
  ['the list', (c) => c.submissions.list({ limit: 1 }), () => ['GET', '/submissions?limit=1']],
  ['cancelling what has ended', (c) => c.submissions.cancel({ id: done }), () => ['POST', `/submissions/${done}/cancel`, {}]],
  [
    'output by range',
    (c) => c.submissions.output({ id: done, stage: 'run', stream: 'stdout', offset: 1, length: 2 }),
    () => ['GET', `/submissions/${done}/output/run/stdout?offset=1&length=2`],
  ],
  [
    'output of both streams',
    (c) => c.submissions.output({ id: done, stage: 'run', stream: 'output' }),
    () => ['GET', `/submissions/${done}/output/run/output`],
  ],
  ['the recording', (c) => c.recordings.info({ id: done }), () => ['GET', `/recordings/${done}`]],
  ['its frames', (c) => c.recordings.frames({ id: done, from: 0, count: 5 }), () => ['GET', `/recordings/${done}/frames?from=0&count=5`]],
  ['a check', (c) => c.programs.check({ source: 'import os\n' }), () => ['POST', '/programs/check', { source: 'import os\n' }]],
  ['an unknown id', (c) => c.submissions.get({ id: nobody }), () => ['GET', `/submissions/${nobody}`]],
  ['events of an unknown id', (c) => c.submissions.events({ id: nobody }), () => ['GET', `/submissions/${nobody}/events`]],
  ['an id that is none', (c) => c.submissions.get({ id: 'x' }), () => ['GET', '/submissions/x']],
  [
    'an unknown field',
    (c) => c.submissions.create(anyone({ files: [], colour: 1 })),
    () => ['POST', '/submissions', { files: [], colour: 1 }],
  ],
  ['a missing field', (c) => c.submissions.create(anyone({})), () => ['POST', '/submissions', {}]],
  [
    'broken base64',
    (c) => c.submissions.create({ files: [{ name: 'main.py', content: 'a$', encoding: 'base64' }] }),
    () => ['POST', '/submissions', { files: [{ name: 'main.py', content: 'a$', encoding: 'base64' }] }],
  ],
  [
    'a name that leads outside',
    (c) => c.submissions.create({ files: [{ name: '../x.py', content: '' }] }),
    () => ['POST', '/submissions', { files: [{ name: '../x.py', content: '' }] }],
  ],
  ['the engine', (c) => c.engine.status(), () => ['GET', '/engine']],
  ['making ready without a daemon', (c) => c.engine.prepare(), () => ['POST', '/engine/prepare', {}]],
  ['the environments', (c) => c.environments.list(), () => ['GET', '/environments']],
  ['an unknown environment', (c) => c.environments.show({ key: KEY }), () => ['GET', `/environments/${KEY}`]],
  ['removing an unknown environment', (c) => c.environments.remove({ key: KEY }), () => ['DELETE', `/environments/${KEY}`]],
  ['a key that is none', (c) => c.environments.show({ key: 'x' }), () => ['GET', '/environments/x']],
  ['the settings', (c) => c.settings.get(), () => ['GET', '/settings']],
  ['settings that are set', (c) => c.settings.set({ waiting: 3 }), () => ['PATCH', '/settings', { waiting: 3 }]],
  ['settings that cannot be', (c) => c.settings.set({ waiting: -1 }), () => ['PATCH', '/settings', { waiting: -1 }]],
  [
    'a folder that does not begin at the root',
    (c) => c.settings.set({ source: { kind: 'folder', path: 'x' } }),
    () => ['PATCH', '/settings', { source: { kind: 'folder', path: 'x' } }],
  ],
  ['the trees', (c) => c.trees.list(), () => ['GET', '/trees']],
  ['a saved tree', (c) => c.trees.get({ name: HALL.name }), () => ['GET', `/trees/${encodeURIComponent(HALL.name)}`]],
  ['a tree over another', (c) => c.trees.save({ tree: HALL }), () => ['POST', '/trees', { tree: HALL }]],
  [
    'a tree in place of another',
    (c) => c.trees.save({ tree: HALL, replace: true }),
    () => ['POST', '/trees', { tree: HALL, replace: true }],
  ],
  [
    'a tree that is none',
    (c) => c.trees.save({ tree: { ...HALL, leds: 3, dead: [5] } }),
    () => ['POST', '/trees', { tree: { ...HALL, leds: 3, dead: [5] } }],
  ],
  ['an unknown tree', (c) => c.trees.get({ name: 'none' }), () => ['GET', '/trees/none']],
  ['removing an unknown tree', (c) => c.trees.remove({ name: 'none' }), () => ['DELETE', '/trees/none']],
  ['a page of none', (c) => c.submissions.list({ limit: 0 }), () => ['GET', '/submissions?limit=0']],
];

describe('every way in gives the same answer', () => {
  test.each(calls)('%s', async (_name, rpc, http) => {
    const port = overPort(opened.router);
    const websocket = overWebSocket(host);
    const relay = overWebSocket(relaying);
    const [first, ...others] = [
      await told(rpc(port.client)),
      await told(rpc(websocket.client)),
      await overHttp(http()),
      await told(rpc(relay.client)),
      await overHttp(http(), relaying),
    ];
    for (const way of [port, websocket, relay]) way.vanish();
    for (const other of others) expect(other).toEqual(first);
    expect(first).not.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  test('a preview, whose frames are base64 over HTTP', async () => {
    const asked = { source: ONE_FRAME, leds: 3, seed: 7 };
    const port = overPort(opened.router);
    const websocket = overWebSocket(host);
    const a = await port.client.programs.preview(asked);
    const b = await websocket.client.programs.preview(asked);
    const c = (await overHttp(['POST', '/programs/preview', asked])) as { frames: string };
    const d = await overHttp(['POST', '/programs/preview', asked], relaying);
    port.vanish();
    websocket.vanish();
    const bytes = Buffer.from(await a.frames.arrayBuffer());
    expect(bytes).toHaveLength(8 + 4 + 3 * 4);
    expect(Buffer.from(await b.frames.arrayBuffer())).toEqual(bytes);
    expect(c.frames).toBe(bytes.toString('base64'));
    expect({ ...b, frames: '' }).toEqual({ ...a, frames: '' });
    expect({ ...c, frames: '' }).toEqual({ ...a, frames: '' });
    expect(d).toEqual(c);
  });
});

test('that no daemon answers is told by its code, with what to do', async () => {
  const { client, vanish } = overPort(opened.router);
  const refused = { code: 'NO_ENGINE', defined: true, data: { engine: 'docker' }, message: expect.stringContaining('DOCKER_HOST') };
  await expect(client.engine.prepare()).rejects.toMatchObject(refused);
  expect(await client.engine.status()).toMatchObject({ state: 'absent', sentence: expect.stringContaining('DOCKER_HOST'), daemon: null });
  vanish();
});

test('more previews than may wait are told so by their code, with the figures', async () => {
  const { client, vanish } = overWebSocket(host);
  const asked = Array.from({ length: 40 }, () => client.programs.preview({ source: ENDLESS }).catch((error: unknown) => error));
  expect(await Promise.race(asked)).toMatchObject({ code: 'QUEUE_FULL', defined: true, status: 503, data: { waiting: 32, bound: 32 } });
  vanish();
  // Who is gone takes nobody's turn.
  const { client: next, vanish: leave } = overWebSocket(host);
  expect(await next.programs.preview({ source: ONE_FRAME, leds: 3 })).toMatchObject({ verdict: { code: 'OK' } });
  leave();
});

describe.each<[string, () => WayIn]>([
  ['a port', () => overPort(opened.router)],
  ['a WebSocket', () => overWebSocket(host)],
  ['a relay', () => overWebSocket(relaying)],
])('over %s', (_name, enter) => {
  test('an unknown field is named, with the code of the contract', async () => {
    const { client, vanish } = enter();
    const error = await client.submissions.create(anyone({ files: [], colour: 1 })).catch((e: unknown) => e);
    vanish();
    expect(error).toMatchObject({
      code: 'INVALID_REQUEST',
      defined: true,
      message: 'The field "colour" is not known here; take it out, or see how it is spelt.',
    });
  });

  test.each([
    ['is told that it has enough', async (_way: WayIn, events: AsyncGenerator<unknown>) => void (await events.return(undefined))],
    ['is gone', async (way: WayIn) => way.vanish()],
  ])('a stream ends on this side when its reader %s', async (_end, leave) => {
    const way = enter();
    const { id } = await way.client.submissions.create({ files: [{ name: 'main.py', content: ENDLESS }] });
    const ended = streamEnds(opened, id);
    const events = await way.client.submissions.events({ id });
    await events.next();
    await leave(way, events as AsyncGenerator<unknown>);
    await expect(ended).resolves.toBe('ended');
    way.vanish();
    await opened.executor.cancel(id);
  });
});

test('a port outlives what is no message of ours', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { port1, port2 } = new MessageChannel();
  createPortServer(opened.router)(port1);
  for (const message of ['nonsense', { x: 1 }, 5, null, new Uint8Array([1, 2, 3]), '{"i":1}']) port2.postMessage(message);
  const client = createORPCClient<TreelineClient>(new RPCLink({ port: port2 }));
  port2.start();
  expect(await client.submissions.get({ id: done })).toMatchObject({ id: done });
  port2.close();
  log.mockRestore();
});

describe('over HTTP', () => {
  test('events are a stream of server-sent events, which ends with the submission', async () => {
    const response = await fetch(`http://127.0.0.1:${host.port}/api/submissions/${done}/events`, { headers: bearer() });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await response.text()).toMatch(/data: .*"status":"FINISHED"/);
  });

  test('a stream ends on this side when its reader is gone', async () => {
    const { id } = opened.executor.create({ files: [{ name: 'main.py', content: ENDLESS }] });
    const ended = streamEnds(opened, id);
    const gone = new AbortController();
    const response = await fetch(`http://127.0.0.1:${host.port}/api/submissions/${id}/events`, { headers: bearer(), signal: gone.signal });
    await response.body?.getReader().read();
    gone.abort();
    await expect(ended).resolves.toBe('ended');
    await opened.executor.cancel(id);
  });
});

test('what was not foreseen is logged once, and nothing of it is told', async () => {
  const { get } = opened.executor;
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  opened.executor.get = () => {
    throw new Error('secret /path');
  };
  const websocket = overWebSocket(host);
  const answers = [await told(websocket.client.submissions.get({ id: done })), await overHttp(['GET', `/submissions/${done}`])];
  opened.executor.get = get;
  websocket.vanish();
  expect(log.mock.calls).toEqual([
    ['unexpected in submissions.get:', expect.objectContaining({ message: 'secret /path' })],
    ['unexpected in submissions.get:', expect.objectContaining({ message: 'secret /path' })],
  ]);
  log.mockRestore();
  for (const answer of answers) expect(answer).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 });
  expect(JSON.stringify(answers)).not.toContain('secret');
});

/** Resolves when a stream of this submission's events, begun from now on, has run its end. */
function streamEnds({ executor }: OpenedExecutor, id: string): Promise<string> {
  const { events } = executor;
  return new Promise((resolve) => {
    executor.events = async function* (asked, signal) {
      try {
        yield* events.call(executor, asked, signal);
      } finally {
        if (asked === id) resolve('ended');
      }
    };
    void wait(5_000).then(() => resolve('still going on after 5 s'));
  }).finally(() => {
    executor.events = events;
  }) as Promise<string>;
}

/** An answer as plain data: bytes as base64, an error as what it says. */
async function told(call: Promise<unknown>): Promise<unknown> {
  try {
    const answer = await call;
    return answer instanceof Blob ? Buffer.from(await answer.arrayBuffer()).toString('base64') : answer;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { code: error.code, status: error.status, defined: error.defined, message: error.message, data: error.data };
  }
}

const bearer = ({ token }: HttpHost = host) => ({ authorization: `Bearer ${token}` });

async function overHttp([method, path, body]: HttpCall, at: HttpHost = host): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${at.port}/api${path}`, {
    method,
    headers: { ...bearer(at), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') ? response.json() : Buffer.from(await response.arrayBuffer()).toString('base64');
}
