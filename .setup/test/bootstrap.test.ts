import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endStarted, MACHINES, needs, started } from '../../executor/cli/testing/machine.ts';
import { type Checkout, freshCheckout } from '../bootstrap/testing/checkout.ts';

/** npm as on a machine that was just set up: nothing cached, and no registry but the one that is named. */
function npmOf(home: string, registry: string): Record<string, string> {
  const proxies = ['proxy', 'https_proxy', 'npm_config_proxy', 'npm_config_https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy'];
  return {
    ...Object.fromEntries(proxies.map((name) => [name, ''])),
    HOME: home,
    npm_config_cache: join(home, 'npm-cache'),
    npm_config_userconfig: join(home, 'npmrc'),
    npm_config_registry: registry,
    npm_execpath: '',
  };
}

afterEach(endStarted);

const SET_UP = [process.execPath, '.setup/go.mjs', 'treeline', '--version'];

describe('a fresh checkout', () => {
  let checkout: Checkout;
  let home: string;
  beforeEach(() => {
    checkout = freshCheckout();
    home = mkdtempSync(join(tmpdir(), 'treeline-home-'));
  });
  afterEach(() => {
    chmodSync(checkout.path, 0o755);
    checkout.remove();
    rmSync(home, { recursive: true, force: true });
  });
  const setUp = (registry: string, before: string[] = []) =>
    started([...before, ...SET_UP], { cwd: checkout.path, env: npmOf(home, registry) });
  const lock = () => join(checkout.path, '.out/setup.lock');
  const NOWHERE = 'http://127.0.0.1:1/';

  test('on an old Node ends with one sentence', async () => {
    const old = join(home, 'old.cjs');
    writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });");
    const { ended } = started([process.execPath, '-r', old, '.setup/go.mjs', 'start'], { cwd: checkout.path });
    expect(await ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Treeline needs Node.js 20 or newer, and this is 18.20.4. Install a newer one from https://nodejs.org and try again.\n',
    });
  });

  const UNREACHABLE =
    /^\[setup\] installing the dependencies …\n\[setup\] The dependencies are not installed and the network cannot be reached: connect .+\n$/;

  test('whose registry refuses ends with one sentence', async () => {
    const { code, stdout, stderr } = await setUp(NOWHERE).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(UNREACHABLE);
    expect(existsSync(lock())).toBe(false);
  });

  test('without a network ends with one sentence', needs('withoutNetwork'), async () => {
    const { code, stderr } = await setUp('http://registry.invalid/', MACHINES.withoutNetwork).ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(UNREACHABLE) });
  });

  test('that cannot be written ends with one sentence', needs('obeyingModes'), async () => {
    chmodSync(checkout.path, 0o555);
    expect(await setUp(NOWHERE, MACHINES.obeyingModes).ended).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^\[setup\] This folder has to be set up, and .+ cannot be written\. Run the command once as .+\n$/),
    });
  });

  describe('on a small disk', needs('ownMounts'), () => {
    /** Sets up what is there now on a disk of 2 MB. */
    const onSmallDisk = (prepare = 'true') => {
      const script = `mkdir disk && mount -t tmpfs -o size=2m tmpfs disk && cp -r .setup package*.json *.tgz disk; cd disk && ${prepare}; exec "$@"`;
      return setUp(NOWHERE, [...MACHINES.ownMounts, 'sh', '-c', script, 'sh']).ended;
    };
    const FULL = /\[setup\] The disk is full: free about 1 GB, then run the same command again\.\n$/;

    test('what npm installs does not fit: one sentence', async () => {
      mkdirSync(join(home, 'package'));
      writeFileSync(join(home, 'package/package.json'), '{ "name": "big", "version": "1.0.0" }');
      writeFileSync(join(home, 'package/big'), Buffer.alloc(4 << 20));
      spawnSync('tar', ['-czf', join(checkout.path, 'big.tgz'), '-C', home, 'package']);
      const itself = { name: 'treeline', version: '0.0.1', dependencies: { big: 'file:big.tgz' } };
      writeFileSync(join(checkout.path, 'package.json'), JSON.stringify(itself));
      const packages = { '': itself, 'node_modules/big': { version: '1.0.0', resolved: 'file:big.tgz' } };
      writeFileSync(join(checkout.path, 'package-lock.json'), JSON.stringify({ ...itself, lockfileVersion: 3, packages }));
      const { code, stderr } = await onSmallDisk();
      expect(code).toBe(1);
      expect(stderr).toMatch(FULL);
    });

    test('not even the lock can be kept: one sentence', async () => {
      const { code, stderr } = await onSmallDisk('cat /dev/zero > zeros 2>&-');
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(FULL) });
    });
  });

  describe('whose npm waits for the network', () => {
    const silent = createServer(() => {});
    let registry: string;
    beforeAll(async () => {
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      registry = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    });
    afterAll(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const callers = () => new Promise<number>((resolve) => silent.getConnections((_, count) => resolve(count)));

    test.each([
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const)('%s ends npm at once, and frees the lock', async (signal, exitCode) => {
      const { child, ended } = setUp(registry);
      await expect.poll(callers, { timeout: 20_000 }).toBeGreaterThan(0);
      expect(readFileSync(lock(), 'utf8')).toBe(String(child.pid));
      const began = performance.now();
      child.kill(signal);
      const { code, stderr } = await ended;
      expect(performance.now() - began).toBeLessThan(1_000);
      expect({ code, stderr }).toEqual({ code: exitCode, stderr: '[setup] installing the dependencies …\n' });
      expect(existsSync(lock())).toBe(false);
      await expect.poll(callers).toBe(0);
    });

    test('a second command waits for it with a word, and goes on when it is over', async () => {
      const first = setUp(registry);
      await expect.poll(() => existsSync(lock()), { timeout: 20_000 }).toBe(true);
      const second = setUp(NOWHERE);
      await second.says('stderr', /another Treeline command is setting this folder up; waiting for it\.\n$/);
      first.child.kill('SIGINT');
      await first.ended;
      expect((await second.ended).stderr).toMatch(
        /waiting for it\.\n\[setup\] installing .*\n\[setup\] The dependencies are not installed/,
      );
    });
  });

  test('the lock of a process that is gone is taken over', async () => {
    mkdirSync(join(checkout.path, '.out'));
    writeFileSync(lock(), String(spawnSync(process.execPath, ['--version']).pid));
    const { stderr } = await setUp(NOWHERE).ended;
    expect(stderr).toMatch(/^\[setup\] installing the dependencies …\n/);
  });

  test('so is one that nobody touches, whoever has its number now', async () => {
    mkdirSync(join(checkout.path, '.out'));
    writeFileSync(lock(), String(process.pid));
    const began = performance.now();
    const { stderr } = await setUp(NOWHERE).ended;
    expect(stderr).toMatch(/waiting for it\.\n\[setup\] installing the dependencies …\n/);
    expect(performance.now() - began).toBeGreaterThan(9_000);
  });
});
