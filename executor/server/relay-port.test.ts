import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WholeExecutor } from '../executor.ts';
import { type LocalSocket, startLocalSocket } from './local-socket.ts';
import { relayPort } from './relay-port.ts';
import { createRouter, type TreelineClient } from './router.ts';

const ID = '8f14e45f-ceea-4670-9d3c-0a1b2c3d4e5f';
/** The socket and the router are real; behind them, an executor that answers two questions. */
const executor: Pick<WholeExecutor, 'list' | 'frames'> = {
  list: () => ({ items: [], next: 'é€😀' }),
  frames: () => Uint8Array.from({ length: 300_000 }, (_, i) => i % 256),
};

let folder: string;
let path: string;
let owner: LocalSocket;
let channel: MessageChannel;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'treeline-relay-'));
  path = join(folder, 'owner.sock');
  owner = await startLocalSocket(path, createRouter(executor as WholeExecutor), 'serve');
  channel = new MessageChannel();
});
afterEach(async () => {
  channel.port1.close();
  await owner.close();
  rmSync(folder, { recursive: true, force: true });
});

function client(): TreelineClient {
  channel.port1.start();
  return createORPCClient(new RPCLink({ port: channel.port1 }));
}

test('what is asked on the port is answered by the owner of the folder, texts and bytes alike', async () => {
  relayPort(channel.port2 as never, path, () => {});
  const { submissions, recordings } = client();
  // Asked before the line stands.
  expect(await submissions.list({})).toEqual({ items: [], next: 'é€😀' });
  const frames = new Uint8Array(await (await recordings.frames({ id: ID })).arrayBuffer());
  expect([frames.length, frames[299_999]]).toEqual([300_000, 299_999 % 256]);
  await expect(recordings.frames({ id: 'no id' })).rejects.toThrow(/UUID/);
});

test('the end of the owner is told, and closes the port', async () => {
  const closed = new Promise<void>((resolve) => void channel.port1.once('close', resolve));
  const lost = new Promise<void>((resolve) => relayPort(channel.port2 as never, path, resolve));
  await client().submissions.list({});
  await owner.close();
  await Promise.all([lost, closed]);
});

test('a page that leaves is no loss of the owner', async () => {
  let lost = 0;
  relayPort(channel.port2 as never, path, () => lost++);
  await client().submissions.list({});
  channel.port1.close();
  await owner.unused();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(lost).toBe(0);
});
