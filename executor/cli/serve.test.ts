import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from '../../e2e/fixtures/chromium.ts';
import { openExecutor } from '../main.ts';
import { type Started, start, treeline } from './testing/treeline.ts';

let folder: string;
let env: { TREELINE_DATA: string };
const running: Started[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-serve-'));
  env = { TREELINE_DATA: path.join(folder, 'data') };
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true });
});

const ADDRESS = /^http:\/\/127\.0\.0\.1:(\d+)\/\?token=([\w-]{43})\n/;

async function serve(...args: string[]) {
  return serveWith({}, ...args);
}

async function serveWith(more: Record<string, string>, ...args: string[]) {
  const started = start(['serve', ...args], { env: { ...env, ...more } });
  running.push(started);
  const [address = '', port, token] = ADDRESS.exec(await started.says('stdout', ADDRESS)) ?? [];
  const api = async (route: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/api${route}`, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as { items: { id: string; entry: string; status: string }[] };
  };
  return { ...started, address: address.trim(), port: Number(port), api };
}

function program(name: string, source: string): string {
  writeFileSync(path.join(folder, name), source);
  return path.join(folder, name);
}

test('without a display it prints the address, says so, and stays up', async () => {
  const { address, says } = await serve('--port', '0');
  await says('stderr', /There is no display here/);
  const response = await fetch(address, { redirect: 'manual' });
  expect(response.status).toBe(303);
});

test('a command line beside it talks to it: the submission is in its list', async () => {
  const { api } = await serve('--port', '0', '--no-open');
  const ran = await treeline(['run', program('beside.py', 'print("beside")\n'), '--json'], { env });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const { items } = await api('/submissions');
  expect(items).toMatchObject([{ id: JSON.parse(ran.stdout).id, entry: 'beside.py', status: 'FINISHED' }]);
  const checked = await treeline(['check', program('bad.py', 'import os\nsetLEDs([])\n'), '--json'], { env });
  expect(checked.code).toBe(1);
});

test('the doctor says where it is, without the token, and in units one reads', async () => {
  const { port } = await serve('--port', '0', '--no-open');
  const { stdout } = await treeline(['doctor'], { env });
  expect(stdout).toContain(`the workbench is served at http://127.0.0.1:${port}\n`);
  expect(stdout).toMatch(/Data folder +\S+, \d+\.\d [GMK]iB free\n/);
  expect(stdout).not.toMatch(/\d{5,}\.\d MiB/);
});

describe('a second one', () => {
  test.each([[[]], [['--port', '0']]])('prints the address of the first and ends (%j)', async (args) => {
    const { address, child } = await serve('--port', '0', '--no-open');
    expect(await treeline(['serve', '--no-open', ...args], { env })).toEqual({
      code: 0,
      stdout: `${address}\n`,
      stderr: `The workbench is served already (by process ${child.pid}); this is its address.\n`,
    });
  });

  test('that asks for another port does not get it, and is told why', async () => {
    const { port, address } = await serve('--port', '0', '--no-open');
    const other = port === 50_000 ? 50_001 : 50_000;
    expect(await treeline(['serve', '--no-open', '--port', String(other)], { env })).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^treeline: .* served already, on port ${port} .* Leave --port out .*\n$`)),
    });
    expect(await treeline(['serve', '--no-open', '--port', String(port)], { env })).toMatchObject({ code: 0, stdout: `${address}\n` });
  });
});

test('beside an open window it serves the same executor, and goes on when the window is closed', async () => {
  const window = await openExecutor({ dataFolder: env.TREELINE_DATA, kind: 'window' });
  const { id } = window.executor.create({ files: [{ name: 'main.py', content: 'print(1)\n' }] });
  await window.executor.idle();
  const { api, says, address } = await serve('--port', '0', '--no-open');
  await says('stderr', /^The Treeline window has this data folder open; what is served here is the same workbench\.\n/);
  expect((await api('/submissions')).items).toMatchObject([{ id, status: 'FINISHED' }]);
  await window.close();
  await says('stderr', /The Treeline window was closed; the workbench goes on here\.\n/);
  await expect.poll(() => fetch(address, { redirect: 'manual' }).then(({ status }) => status, String)).toBe(303);
  expect((await api('/submissions')).items).toMatchObject([{ id, status: 'FINISHED' }]);
});

describe.skipIf(process.platform === 'win32')('the browser', () => {
  /** An opener that notes what it is given, and then does this; first in the PATH. */
  function opener(script: string): Record<string, string> {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    const name = path.join(bin, process.platform === 'darwin' ? 'open' : 'xdg-open');
    writeFileSync(
      name,
      `#!/bin/sh\nprintf '%s\\n' "$0" "$@" > '${folder}/given.new'\nmv '${folder}/given.new' '${folder}/given'\n${script}\n`,
    );
    chmodSync(name, 0o755);
    return { PATH: `${bin}:${process.env['PATH']}`, DISPLAY: ':99' };
  }
  const given = () => readFileSync(path.join(folder, 'given'), 'utf8').trimEnd().split('\n').slice(1);

  test('is given a page that only this user can read: the token stands in no arguments', async () => {
    const { address } = await serveWith(opener('exec sleep 60'), '--port', '0');
    await expect.poll(given).toHaveLength(1);
    const [page = ''] = given();
    expect(page).toMatch(/^file:\/\/\/.+\.html$/);
    expect(page).not.toContain(new URL(address).searchParams.get('token'));
    expect(statSync(fileURLToPath(page)).mode & 0o777).toBe(0o600);
    expect(readFileSync(new URL(page), 'utf8')).toContain(`url=${address}"`);
  });

  test('is let in by that page', { skip: !findChromium(), meta: { why: NO_CHROMIUM } }, async () => {
    await serveWith(opener('exit 0'), '--port', '0');
    await expect.poll(given).toHaveLength(1);
    const browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS });
    try {
      const page = await browser.newPage();
      const answered = page.waitForResponse((response) => new URL(response.url()).pathname === '/' && response.status() !== 303);
      await page.goto(given()[0]!);
      // 503: this checkout's workbench is not built
      expect([200, 503]).toContain((await answered).status());
    } finally {
      await browser.close();
    }
  });

  test('that cannot be opened is told, and the address stays good', async () => {
    const { says, address } = await serveWith(opener('exit 3'), '--port', '0');
    await says('stderr', /No browser could be opened: open the address in one yourself\.\n/);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  });
});

test('one that finds a mere run waits for it to end, and keeps what it left', async () => {
  const run = start(['run', program('slow.py', 'import time\nprint("begun", flush=True)\ntime.sleep(2)\n'), '--runtime', 'python'], {
    env,
  });
  running.push(run);
  await run.says('stdout', /begun/);
  const { api } = await serve('--port', '0', '--no-open');
  expect(await run.ended).toMatchObject({ code: 0 });
  expect((await api('/submissions')).items).toHaveLength(1);
});

test('one that waits ends when it is told to', async () => {
  const endless = program('endless.py', 'print("begun", flush=True)\nwhile True:\n    pass\n');
  const run = start(['run', endless, '--runtime', 'python'], { env });
  running.push(run);
  await run.says('stdout', /begun/);
  const waiting = start(['serve', '--no-open'], { env });
  running.push(waiting);
  await waiting.says('stderr', /Waiting for another treeline \(process \d+\) to end\.\n/);
  waiting.child.kill('SIGINT');
  expect(await waiting.ended).toMatchObject({ code: 0, stdout: '' });
  run.child.kill('SIGINT');
  expect(await run.ended).toMatchObject({ code: 1 });
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it quickly, with all that it started', async (signal) => {
  const { child, ended, address } = await serve('--port', '0', '--no-open');
  const run = start(['run', program('endless.py', 'print("begun", flush=True)\nwhile True:\n    pass\n'), '--runtime', 'python'], { env });
  running.push(run);
  await run.says('stdout', /begun/);
  const began = Date.now();
  child.kill(signal);
  expect(await ended).toMatchObject({ code: 0 });
  expect(Date.now() - began).toBeLessThan(2_000);
  await expect(fetch(address)).rejects.toThrow();
  const { code, stderr } = await run.ended;
  expect(code).toBe(1);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a Ctrl-C that arrives twice, as it does through npm, is one', async () => {
  const { child, ended } = await serve('--port', '0', '--no-open');
  child.kill('SIGINT');
  const again = setInterval(() => child.kill('SIGINT'), 5);
  const { code } = await ended;
  clearInterval(again);
  expect(code).toBe(0);
});

test('after a kill -9 the next one starts, and whoever had the address or the cookie is let in again', async () => {
  const first = await serve('--port', '0', '--no-open');
  const cookie = (await fetch(first.address, { redirect: 'manual' })).headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  first.child.kill('SIGKILL');
  await first.ended;
  const { api, address } = await serve('--port', String(first.port), '--no-open');
  expect(address).toBe(first.address);
  expect((await fetch(new URL('/', address), { headers: { cookie } })).status).not.toBe(401);
  expect((await api('/submissions')).items).toEqual([]);
});

test('works in a data folder whose path is too long for a socket', async () => {
  env = { TREELINE_DATA: path.join(folder, 'd'.repeat(120)) };
  const { api } = await serve('--port', '0', '--no-open');
  expect((await treeline(['run', program('far.py', 'print(1)\n')], { env })).code).toBe(0);
  expect((await api('/submissions')).items).toHaveLength(1);
});

describe('the port', () => {
  test('that is named and taken is an error', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await treeline(['serve', '--port', String(port)], { env });
    other.close();
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `treeline: Port ${port} is taken; name another, or leave --port out to have a free one found.\n`,
    });
  });

  test('of its own that is taken is passed over, and said', async () => {
    const other = createServer().listen(8733, '127.0.0.1');
    // Where it is taken already, by whomever, the test holds as well.
    await new Promise((resolve) => other.once('listening', resolve).once('error', resolve));
    const { port, says } = await serve('--no-open');
    other.close();
    expect(port).toBeGreaterThan(8733);
    await says('stderr', new RegExp(`Port 8733 is taken; this is on ${port}`));
  });
});

test('a data folder that cannot be written is one sentence that says what to do', async () => {
  mkdirSync(folder, { recursive: true });
  env = { TREELINE_DATA: program('a-file', '') };
  const { code, stdout, stderr } = await treeline(['serve', '--no-open'], { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^treeline: The data folder .* cannot be used .*TREELINE_DATA\.\n$/);
});
