import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type OpenedExecutor, openExecutor } from '../main.ts';
import { askOwner } from './local-socket.ts';
import type { TreelineClient } from './router.ts';
import { socketPath } from './socket-path.ts';
import { knock, sendRaw } from './testing/ask.ts';

let folder: string;
const opened: OpenedExecutor[] = [];
const open = async (dataFolder: string) => {
  const one = await openExecutor({ dataFolder, kind: 'serve' });
  opened.push(one);
  return one;
};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'treeline-socket-')));
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  rmSync(folder, { recursive: true });
});

describe('the owner of a data folder', () => {
  test('tells who it is, and serves the contract', async () => {
    const { socket } = await open(folder);
    socket.announce({ address: 'http://127.0.0.1:1/' });
    expect(await askOwner(socketPath(folder))).toEqual({ pid: process.pid, kind: 'serve', address: 'http://127.0.0.1:1/', closing: false });
    const websocket = await knock(`ws+unix:${socketPath(folder)}:/rpc`, {});
    if (!(websocket instanceof WebSocket)) throw new Error(`refused with ${websocket}`);
    const client = createORPCClient<TreelineClient>(new RPCLink({ websocket }));
    expect(await client.submissions.list({})).toEqual({ items: [], next: null });
    websocket.terminate();
  });

  test('takes no more calls when it closes, and ends when those it has are over', async () => {
    const { socket } = await open(folder);
    const websocket = await knock(`ws+unix:${socketPath(folder)}:/rpc`, {});
    socket.announce({ closing: true });
    expect(await knock(`ws+unix:${socketPath(folder)}:/rpc`, {})).toBe(503);
    expect(await askOwner(socketPath(folder))).toMatchObject({ closing: true });
    let unused = false;
    const over = socket.unused().then(() => (unused = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(unused).toBe(false);
    (websocket as WebSocket).close();
    await over;
  });

  test('is nobody when it has closed, or where something else listens', async () => {
    const { close } = await open(folder);
    await close();
    opened.pop();
    expect(await askOwner(socketPath(folder))).toBeNull();
    const other = createServer((socket) => socket.resume().end('220 not one of ours\r\n')).listen(socketPath(folder));
    await new Promise((resolve) => other.once('listening', resolve));
    expect(await askOwner(socketPath(folder))).toBeNull();
    await new Promise((resolve) => other.close(resolve));
  });
});

describe.skipIf(process.platform === 'win32')('the socket', () => {
  test.each(['//', 'http://[', '/nothing'])('refuses an upgrade for %s, and goes on', async (target) => {
    await open(folder);
    const bytes = `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect([404, 400]).toContain(await sendRaw({ path: socketPath(folder) }, bytes));
    expect(await askOwner(socketPath(folder))).toMatchObject({ pid: process.pid });
  });

  test('is for this user alone', async () => {
    await open(folder);
    expect(statSync(socketPath(folder)).mode & 0o777).toBe(0o600);
  });

  test('that a dead owner left is replaced', async () => {
    writeFileSync(socketPath(folder), '');
    await open(folder);
    expect(await askOwner(socketPath(folder))).toMatchObject({ pid: process.pid });
  });

  test('lies elsewhere where the path of the folder is too long, for each folder its own', async () => {
    const folders = ['a', 'b'].map((letter) => path.join(folder, letter.repeat(120)));
    for (const long of folders) {
      mkdirSync(long);
      await open(long);
      expect(Buffer.byteLength(socketPath(long))).toBeLessThanOrEqual(100);
      expect(statSync(socketPath(long)).mode & 0o777).toBe(0o600);
    }
    expect(new Set(folders.map((long) => socketPath(long))).size).toBe(2);
  });
});
