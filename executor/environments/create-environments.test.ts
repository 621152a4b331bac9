import { describe, expect, test } from 'vitest';
import { connectDaemon } from '../engines/docker/daemon/daemon.ts';
import { labels, OWNER_LABEL } from '../engines/docker/daemon/labels.ts';
import { createInstalledStore } from '../runtimes/installed-store.ts';
import { DEFAULT_LIMITS } from '../settings/limits.ts';
import { openDatabase } from '../store/open-database.ts';
import { createEnvironments } from './create-environments.ts';
import { HELLO, OK, shell, testEnvironments } from './testing/test-environments.ts';

const { docker, needed, opened } = await testEnvironments();

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
    expect(made.map(({ stderr }) => stderr.includes('treeline: Waiting'))).toEqual([false, true]);
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
    [shell('shellHook = "exec true";'), /^The shellHook ended the shell/],
    [shell('shellHook = "set -e; false";'), /^The shellHook ended the shell/],
    [shell(`shellHook = "printf -v A %110000s; export A";`), /^The variable A is too large\. .* 100 kB/],
    [shell(`shellHook = "printf -v A %9000000s; export A";`), /^The variables of this environment do not fit into a process/],
    [shell(`shellHook = "for i in {1..12}; do printf -v A$i %90000s; export A$i; done";`), /^The variables of this environment do not fit/],
  ])('that cannot be made says why: %s', async (expression, sentence) => {
    const environments = await opened();
    const { end, environment } = await environments.make(expression);
    expect(environment).toBeNull();
    expect(end.code).not.toBe(0);
    expect(end.cause).toEqual({ kind: 'refused', sentence: expect.stringMatching(sentence) });
  });

  test('is made however few processes and files it is allowed', async () => {
    const environments = await opened();
    const { end, stderr } = await environments.make(shell('FEW = "yes";'), { limits: { processes: 1, openFiles: 3 } });
    expect(end.cause, stderr).toEqual(OK);
  });

  test('has the variables of its shell, whatever its hook writes', async () => {
    const environments = await opened();
    const hook = "for n in 1 3 4 5 6 7 8 9 10 11 12; do printf 'FORGED=%s\\\\0' $n >&$n; done 2>/dev/null; (sleep 9) & export REAL=yes";
    const { environment } = await environments.make(shell(`shellHook = "${hook}";`));
    expect(environment?.variables).toMatchObject({ REAL: 'yes', PATH: expect.any(String) });
    expect(environment?.variables).not.toHaveProperty('FORGED');
  });

  test('is refused where there is no expression', async () => {
    const environments = await opened();
    const wish = { files: [], keep: true, limits: DEFAULT_LIMITS.environment };
    const { end } = await environments.obtain(wish, { output() {} }, new AbortController().signal);
    expect(end.cause).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('cutor.nix') });
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

describe('a daemon that is lost', needed, () => {
  test('rejects so that it can be asked again; what was seen of it then is not believed', async () => {
    const environments = await opened();
    const Name = `treeline-nix-${docker.owner}`;
    await docker.daemon.docker.getVolume(Name).remove();
    await expect(environments.make(HELLO)).rejects.toMatchObject({ name: 'ContainerFault', ran: false });
    await docker.daemon.docker.createVolume({ Name, Labels: labels('volume', docker.owner) });
    expect((await environments.make(HELLO)).end).toMatchObject({ cause: OK, cached: false });
  });

  test('and not back yet rejects in the same way', async () => {
    const { db } = openDatabase(docker.folder);
    const nowhere = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    const environments = createEnvironments({
      db,
      prepared: () => connectDaemon(nowhere).then(() => expect.unreachable()),
      source: () => expect.unreachable(),
      network: () => ({ kind: 'off' }),
      budgetBytes: () => 1 << 30,
      holder: createInstalledStore(db).holder,
      log() {},
    });
    const wish = {
      files: [{ name: 'cutor.nix', content: HELLO, encoding: 'utf8' as const }],
      keep: true,
      limits: DEFAULT_LIMITS.environment,
    };
    const asked = environments.obtain(wish, { output() {} }, new AbortController().signal);
    await expect(asked).rejects.toMatchObject({ name: 'ContainerFault', ran: false });
    db.close();
  });
});
