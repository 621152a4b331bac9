import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HELLO, OK, shell, testEnvironments } from './testing/test-environments.ts';

const { containersLeft, docker, needed, opened } = await testEnvironments();

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

  test('stays where an expression only says that the store is damaged', async () => {
    const environments = await opened();
    const kept = await environments.make(weight('stays', 1));
    const { end, stderr } = await environments.make('throw "database disk image is malformed"');
    expect(end.cause.kind).not.toBe('fault');
    expect(stderr).not.toContain('begun anew');
    kept.release();
    expect((await environments.make(weight('stays', 1))).end).toMatchObject({ cause: OK, cached: true });
    expect(await environments.stored()).toContain('stays');
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
