import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endStarted, MACHINES, needs, started } from '../../executor/cli/testing/machine.ts';
import { type Checkout, readyCheckout } from './testing/checkout.ts';

/** Some 30,000 files come and go, ms. */
const HOOK_MS = 60_000;

afterEach(endStarted);

describe('npm start', { skip: process.platform !== 'linux', meta: { why: 'what is left is looked for in /proc' } }, () => {
  let checkout: Checkout;
  let data: string;
  beforeAll(() => {
    checkout = readyCheckout();
    data = mkdtempSync(join(tmpdir(), 'treeline-start-'));
  }, HOOK_MS);
  afterAll(() => {
    checkout.remove();
    rmSync(data, { recursive: true, force: true });
  }, HOOK_MS);
  const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/m;
  const start = (before: string[] = [], env: Record<string, string> = {}) =>
    started([...before, 'npm', 'start', '--silent', '--', '--port', '0', '--no-open'], {
      cwd: checkout.path,
      env: { TREELINE_DATA: join(data, 'data'), HOME: data, ...env },
      detached: true,
    });
  /** The processes that stand in the checkout, or were given a file of it. */
  const left = () =>
    readdirSync('/proc').filter((pid) => {
      try {
        const seen = [readlinkSync(`/proc/${pid}/cwd`), readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
        return /^\d+$/.test(pid) && seen.some((text) => text.includes(checkout.path));
      } catch {
        return false; // it has ended meanwhile
      }
    });

  test('without a display prints the address and serves there; Ctrl-C ends all of it', { timeout: 120_000 }, async () => {
    const { child, says, ended } = start();
    const [address = ''] = ADDRESS.exec(await says('stdout', ADDRESS)) ?? [];
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
    await expect.poll(left).not.toEqual([]);
    process.kill(-child.pid!, 'SIGINT');
    await ended;
    await expect.poll(left).toEqual([]);
    await expect(fetch(address)).rejects.toThrow();
  });

  const asUser = { ...needs('ordinaryUser'), timeout: 180_000 };
  test('with a display and a network that hangs shows the workbench in the browser, says why, and remembers', asUser, async () => {
    let asked = 0;
    const hanging = createServer((_, response) => {
      asked += 1;
      response.writeHead(200, { 'Content-Length': 120e6 });
      setTimeout(() => response.write(Buffer.alloc(11e6)), 4_000);
    });
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const env = { DISPLAY: ':99', ELECTRON_MIRROR: `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/`, XDG_CACHE_HOME: data };
    try {
      const began = performance.now();
      const first = start(MACHINES.ordinaryUser, env);
      await first.says('stdout', ADDRESS);
      // 20 s, and those that the first 10 MB earned
      expect(performance.now() - began).toBeGreaterThan(23_000);
      process.kill(-first.child.pid!, 'SIGINT');
      const { stderr } = await first.ended;
      expect(stderr).toMatch(/Electron could not be fetched, and is tried again a day later\. Less than 10 MB came in 20 s\.\n/);
      expect(stderr).toMatch(/The workbench is served to the browser instead\.\n/);
      expect(asked).toBe(1);

      const second = start(MACHINES.ordinaryUser, env);
      await second.says('stdout', ADDRESS);
      process.kill(-second.child.pid!, 'SIGINT');
      expect((await second.ended).stderr).toMatch(
        /Electron could not be fetched at \d.+, and is tried again a day after that\. Less than 10 MB came in 20 s\.\n/,
      );
      expect(asked).toBe(1);
      expect(existsSync(join(checkout.path, '.out/electron-download'))).toBe(false);
    } finally {
      hanging.closeAllConnections();
      hanging.close();
    }
  });
});
