import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { OWNER_LABEL } from '../engines/docker/labels.ts';
import { DEFAULT_LIMITS } from '../settings/limits.ts';
import { testDocker } from '../testing/docker.ts';
import { openTestEnvironments, type TestEnvironments } from './testing/open-environments.ts';

const docker = await testDocker();
/** Each makes environments in containers, which a busy machine is slow at. */
const needed = { ...docker.needed, timeout: 120_000 };
const open: TestEnvironments[] = [];
const opened = async (options: Partial<Parameters<typeof openTestEnvironments>[0]> = {}) => {
  const { daemon, owner, folder } = docker;
  const environments = await openTestEnvironments({ daemon, owner, folder, ...options });
  open.push(environments);
  return environments;
};
afterEach(async () => {
  for (const environments of open.splice(0)) await environments.close();
});

const shell = (attributes: string) => `{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { ${attributes} }`;
const HELLO = shell(`packages = [ pkgs.hello ]; GREETING = "a=b\\nc"; shellHook = "export HOOKED=yes; echo hooked";`);
async function containersLeft(): Promise<string[]> {
  const left = await docker.daemon.docker.listContainers({ all: true, filters: { label: [`${OWNER_LABEL}=${docker.owner}`] } });
  return left.map(({ Status, Labels }) => `${Labels['treeline']} ${Status}`);
}

function tarOf(files: Record<string, string>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  return buffer(tar);
}

const OK = { kind: 'exit', code: 0 };

describe('an environment', needed, () => {
  test('is made from an expression: its variables, and what its hook sets', async () => {
    const environments = await opened();
    const { end, environment, stderr } = await environments.make(HELLO);
    expect(end).toMatchObject({ cause: OK, code: 0, cached: false });
    expect(end.wallMs).toBeGreaterThan(0);
    expect(end.memoryBytes).toBeGreaterThan(1 << 20);
    expect(environment?.variables).toMatchObject({ GREETING: 'a=b\nc', HOOKED: 'yes', PATH: expect.stringContaining('/bin') });
    expect(Object.keys(environment?.variables ?? {})).not.toContain('HOME');
    expect(stderr).toMatch(/building '.*hello-1\.0\.drv'[^]*hooked/);
  });

  test('is there at once afterwards, and after a restart', async () => {
    const environments = await opened();
    await environments.make(HELLO);
    const began = performance.now();
    const { end, environment, stderr } = await environments.make(HELLO);
    expect(performance.now() - began).toBeLessThan(40);
    expect(end).toMatchObject({ cause: OK, cached: true, wallMs: expect.any(Number) });
    expect(environment?.variables['HOOKED']).toBe('yes');
    expect(stderr).toBe('');
    await environments.close();
    const again = await opened();
    expect(await again.make(HELLO)).toMatchObject({ end: { cached: true } });
  });

  test('that several ask for is made once, and each sees it being made', async () => {
    const environments = await opened();
    const expression = shell('packages = [ pkgs.hello ]; ASKED = "by two";');
    const [first, second] = await Promise.all([environments.make(expression), environments.make(expression)]);
    expect(first.end).toMatchObject({ cause: OK, cached: false });
    // to the microsecond: there was one build
    expect(second.end).toEqual(first.end);
    expect(second.stderr).toBe(first.stderr);
    expect(environments.show(first.environment!.key)?.uses).toBe(2);
  });

  test('waits for another that is being made', async () => {
    const environments = await opened();
    const made = await Promise.all(['one', 'two'].map((name) => environments.make(shell(`NAME_OF_IT = "${name}";`))));
    expect(made.map(({ environment }) => environment?.variables['NAME_OF_IT'])).toEqual(['one', 'two']);
  });

  test('is a function of pkgs, a shell itself, or whatever imports one', async () => {
    const environments = await opened();
    expect(await environments.make('{ pkgs }: pkgs.mkShell { A = "function"; }')).toMatchObject({
      environment: { variables: { A: 'function' } },
    });
    expect(await environments.make('(import <nixpkgs> { }).mkShell { A = "shell"; }')).toMatchObject({
      environment: { variables: { A: 'shell' } },
    });
  });

  test.each([
    [
      '{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell { packages = [ pkgs.helo ]; }',
      /^cutor\.nix line 2: there is no helo in the package set. Did you mean hello\?$/,
    ],
    [
      '{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell { packages = [ pkgs.hello ] }',
      /^cutor\.nix line 2: this is no Nix: syntax error|^cutor\.nix line 2: this is no Nix: unexpected/,
    ],
    ['{ version }: version', /^cutor\.nix is a function of version, which nobody gives it/],
    ['{ a = 1; }', /^cutor\.nix gives a set, .*mkShell/],
    [
      shell('packages = [ (pkgs.runCommand "broken" { } "echo no; exit 3") ];'),
      /^broken could not be built: its builder ended with exit code 3/,
    ],
    [shell('shellHook = "exit 4";'), /^The shellHook ended the shell \(exit code 4\)/],
  ])('that cannot be made says why: %s', async (expression, sentence) => {
    const environments = await opened();
    const { end, environment } = await environments.make(expression);
    expect(environment).toBeNull();
    expect(end.code).not.toBe(0);
    expect(end.cause).toEqual({ kind: 'refused', sentence: expect.stringMatching(sentence) });
  });

  test('is refused where there is no expression', async () => {
    const environments = await opened();
    const wish = { files: [], keep: true, limits: DEFAULT_LIMITS.environment };
    const { end } = await environments.obtain(wish, { output() {} }, new AbortController().signal);
    expect(end.cause).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('cutor.nix') });
  });
});

describe('an environment that does not end', needed, () => {
  const ENDLESS = {
    hook: shell('shellHook = "while :; do :; done";'),
    'quiet hook': shell('shellHook = "read < <(while :; do read -t 1; done)";'),
    derivation: shell('packages = [ (pkgs.runCommand "endless" { } "while :; do :; done") ];'),
    evaluation: "let n = 20000; sum = f: builtins.foldl' (a: b: a + f b) 0 (builtins.genList (x: x) n); in sum (_: sum (x: x))",
  };

  test.each(Object.entries(ENDLESS))('is stopped at its wall limit: %s', async (_kind, expression) => {
    const environments = await opened();
    const began = performance.now();
    const { end, environment } = await environments.make(expression, { limits: { wallMs: 2_000 } });
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(environment).toBeNull();
    expect(end.cause).toMatchObject({ kind: 'limit', limit: expect.stringMatching(/^(wall|idle)$/), bound: 2_000 });
  });

  test('is stopped at its processor time, memory and output', async () => {
    const environments = await opened();
    const hook = (command: string) => shell(`shellHook = ''${command}'';`);
    const ends = [
      await environments.make(hook('while :; do :; done'), { limits: { cpuMs: 1_000 } }),
      await environments.make(hook('x=x; while :; do x=$x$x; done'), { limits: { memoryBytes: 96 << 20 } }),
      await environments.make(hook('while :; do echo too much; done >&2'), { limits: { stderrBytes: 64 << 10 } }),
    ];
    expect(ends.map(({ end }) => end.cause)).toMatchObject([{ limit: 'cpu' }, { limit: 'memory' }, { limit: 'stderr' }]);
  });

  test.each(Object.entries(ENDLESS))('is gone within a second when it is cancelled: %s', async (_kind, expression) => {
    const environments = await opened();
    const cancel = new AbortController();
    const making = environments.make(expression, { signal: cancel.signal });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const began = performance.now();
    cancel.abort();
    expect(await making).toMatchObject({ end: { cause: { kind: 'cancelled' } }, environment: null });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await containersLeft()).toEqual([]);
  });
});

describe('a builder that is lost', needed, () => {
  test('is replaced once, and the environment is made', async () => {
    const environments = await opened();
    const expression = shell('packages = [ (pkgs.runCommand "lasting" { } "echo begun; mkdir $out; sleep 1.5") ];');
    let lost = false;
    const { end, stderr } = await environments.make(expression, {
      async heard(text) {
        if (lost || !text.includes('begun')) return;
        lost = true;
        const [builder] = await docker.daemon.docker.listContainers({ filters: { label: [`${OWNER_LABEL}=${docker.owner}`] } });
        await docker.daemon.docker.getContainer(builder!.Id).remove({ force: true });
      },
    });
    expect(end.cause).toEqual(OK);
    expect(stderr.match(/begun/g)).toHaveLength(2);
    expect(stderr).toMatch(/treeline: .* It is tried once more\./);
  });
});

describe('what a build may reach', needed, () => {
  test('is nothing where the network is off: it is told what was asked for, and what to do', async () => {
    const environments = await opened();
    const { end, stderr } = await environments.make('import (fetchTarball "http://packages.example.org/a.tar.gz")');
    expect(end.cause).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/packages\.example\.org.*`network`/) });
    expect(stderr).toContain('cutor.nix line 1: fetchTarball of http://packages.example.org/a.tar.gz is not pinned');
  });

  test('is a host that is named; what it gave is told as the pin to add', async () => {
    const archive = gzipSync(await tarOf({ 'a/default.nix': '"fetched"' }));
    const server = createServer((_request, response) => void response.end(archive)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.tar.gz`;
    const named = await opened({ network: { kind: 'hosts', hosts: ['127.0.0.1'] } });
    const fetched = (argument: string) => shell(`FETCHED = import (fetchTarball ${argument});`);
    const { end, environment, stderr } = await named.make(fetched(`"${url}"`));
    expect(end.cause).toEqual(OK);
    expect(environment?.variables['FETCHED']).toBe('fetched');
    const pin = /Write `fetchTarball (\{ url = .*? sha256 = "[0-9a-z]{52}"; \})`/.exec(stderr)?.[1];
    const pinned = await named.make(fetched(pin!));
    expect(pinned).toMatchObject({ environment: { variables: { FETCHED: 'fetched' } }, stderr: expect.not.stringContaining('not pinned') });
    await named.close();
    server.close();
    const wrong = await (
      await opened({ network: { kind: 'hosts', hosts: ['example.org'] } })
    ).make(shell(`X = fetchTarball "${url}?other";`));
    expect(wrong.end.cause).toMatchObject({ sentence: expect.stringMatching(/asked for 127\.0\.0\.1, which is not among the hosts/) });
  });
});

describe('what is kept', needed, () => {
  const weight = (name: string, mebibytes: number) => shell(`packages = [ (pkgs.weight "${name}" (${mebibytes} * 1048576)) ];`);

  test('is nothing of an environment that is not to be kept, once nobody uses it', async () => {
    const environments = await opened();
    const [first, second] = await Promise.all([1, 2].map(() => environments.make(weight('passing', 1), { keep: false })));
    expect(await environments.stored()).toContain('passing');
    first!.release();
    const third = await environments.make(weight('passing', 1), { keep: false });
    expect(third.end.cached).toBe(true);
    expect(environments.list().items.filter(({ title }) => title === 'passing')).toEqual([]);
    second!.release();
    third.release();
    await expect.poll(environments.stored, { timeout: 10_000 }).not.toContain('passing');
  });

  test('is told with the sizes that the store has', async () => {
    const environments = await opened();
    const { environment } = await environments.make(weight('five', 5));
    const info = environments.list().items.find(({ key }) => key === environment!.key)!;
    expect(info).toMatchObject({ title: 'five', source: 'test test-1', uses: 1, paths: 2 });
    const detail = environments.show(environment!.key)!;
    expect(detail.packages[0]).toMatchObject({ name: 'five', bytes: expect.closeTo(5 << 20, -4) });
    expect(detail.packages.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(info.bytes);
    const onDisk = Number(await environments.inBuilder(`du -sb ${detail.packages[0]!.path} | cut -f1`));
    expect(Math.abs(onDisk - detail.packages[0]!.bytes)).toBeLessThan(20_000);
  });

  test('is deleted with what only it needed', async () => {
    const environments = await opened();
    const heavy = await environments.make(weight('heavy', 7));
    heavy.release();
    const freed = await environments.remove(heavy.environment!.key);
    expect(freed).toEqual({ removed: 1, freedBytes: expect.any(Number) });
    expect(freed!.freedBytes).toBeGreaterThan(7 << 20);
    expect(await environments.stored()).not.toContain('heavy');
    expect(await environments.remove(heavy.environment!.key)).toBeNull();
    expect((await environments.make(weight('heavy', 7))).end).toMatchObject({ cause: OK, cached: false });
  });

  test('fits the budget: the least recently used goes, none that is in use', async () => {
    const none = await opened({ budgetBytes: 0 });
    await none.gc();
    await none.close();
    const generous = await opened();
    const used = await generous.make(weight('used', 4));
    for (const name of ['old', 'new']) (await generous.make(weight(name, 4))).release();
    (await generous.make(weight('old', 4))).release();
    used.release();
    await generous.close();
    const tight = await opened({ budgetBytes: 9 << 20 });
    const held = await tight.make(weight('used', 4));
    await tight.make(weight('old', 4)).then(({ release }) => release());
    const { removed, freedBytes } = await tight.gc();
    expect(removed).toBe(1);
    expect(freedBytes).toBeGreaterThan(4 << 20);
    expect(tight.list().items.map(({ title }) => title)).toEqual(['old', 'used']);
    expect(tight.list().bytes).toBeLessThan(9 << 20);
    // beyond the budget by itself: made, used, and the others make room for it
    const large = await tight.make(weight('large', 12));
    expect(large.end.cause).toEqual(OK);
    await expect.poll(() => tight.list().items.map(({ title }) => title), { timeout: 10_000 }).toEqual(['large', 'used']);
    for (const each of [held, large]) each.release();
  });

  test('is forgotten where the volume is another one', async () => {
    const before = await opened();
    await before.make(HELLO);
    await before.close();
    for (const name of [`treeline-nix-${docker.owner}`, `treeline-sources-${docker.owner}`])
      await docker.daemon.docker.getVolume(name).remove();
    const after = await opened();
    expect((await after.make(HELLO)).end).toMatchObject({ cause: OK, cached: false });
    expect(after.list().items).toHaveLength(1);
  });

  test('is begun anew where the store is damaged, by the build that finds it so', async () => {
    const environments = await opened();
    await environments.make(weight('lost', 1));
    await environments.inBuilder(
      'for part in /nix/var/nix/db/db.sqlite*; do printf garbage-garbage > $part; done; rm -f /nix/var/nix/db/db.sqlite-*',
    );
    const { end, stderr } = await environments.make(shell('packages = [ pkgs.hello ]; AFTER = "damage";'));
    expect(end).toMatchObject({ cause: OK });
    expect(stderr).toContain('treeline: The store of environments was damaged, and is begun anew.');
    expect(environments.list().items).toHaveLength(1);
  });
});

describe('an executor that is killed', needed, () => {
  test.each([
    ['while it builds', 'packages = [ (pkgs.runCommand "slow" { } "echo begun; mkdir $out; sleep 60") ];', /begun/],
    ['while a hook runs', 'shellHook = "echo begun; sleep 60";', /^begun/m],
  ])('%s leaves nothing that the next does not clean up', async (_when, attributes, sign) => {
    const { folder, owner } = docker;
    await opened().then((environments) => environments.close());
    const script = new URL('testing/build-host.ts', import.meta.url);
    const host = spawn(process.execPath, [fileURLToPath(script), folder, owner, shell(attributes)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void host.kill('SIGKILL'));
    let seen = '';
    for await (const chunk of host.stdout) if (sign.test((seen += String(chunk)))) break;
    expect(seen).toMatch(sign);
    host.kill('SIGKILL');
    await expect.poll(containersLeft, { timeout: 5_000 }).toEqual([]);
    const next = await opened();
    expect((await next.make(HELLO)).end.cause).toEqual(OK);
    await next.close();
    const after = await opened();
    const roots = (await after.inBuilder('ls /nix/var/nix/gcroots/treeline')).split('\n').filter(Boolean);
    expect(roots.toSorted()).toEqual(
      after
        .list()
        .items.map(({ key }) => key)
        .toSorted(),
    );
    expect(await after.stored()).not.toContain('slow');
    expect(after.lines).toEqual([]);
  });
});
