import { describe, expect, test } from 'vitest';
import { OWNER_LABEL } from '../engines/docker/daemon/labels.ts';
import { shell, testEnvironments } from './testing/test-environments.ts';

const { containersLeft, docker, needed, opened } = await testEnvironments();

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

describe('a sweep that does not end', needed, () => {
  async function paused(): Promise<boolean> {
    const [sweeper] = await docker.daemon.docker.listContainers({ filters: { label: [`${OWNER_LABEL}=${docker.owner}`] } });
    if (!sweeper) return false;
    await docker.daemon.docker.getContainer(sweeper.Id).pause();
    return true;
  }

  test('is stopped when all is closed, and made up for at the next start', async () => {
    const environments = await opened();
    const passing = await environments.make(shell('packages = [ (pkgs.weight "passing" 1000) ];'), { keep: false });
    passing.release();
    await expect.poll(paused, { timeout: 10_000, interval: 5 }).toBe(true);
    const began = performance.now();
    await environments.close();
    expect(performance.now() - began).toBeLessThan(13_000);
    expect(await containersLeft()).toEqual([]);
    const next = await opened();
    await next.make(shell('NEXT = "start";'));
    await expect.poll(next.stored, { timeout: 10_000 }).not.toContain('passing');
  });
});
