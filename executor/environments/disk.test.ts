import { describe, expect, test } from 'vitest';
import { OK, shell, testEnvironments } from './testing/test-environments.ts';

const { needed, opened } = await testEnvironments();
const BOUND = 64 << 20;

describe('the disk', needed, () => {
  const FILLING = {
    'a file in the store': 'mkdir $out; head -c 3G /dev/zero > $out/large; sleep 30',
    'many files in the store': 'mkdir $out; for i in {1..64}; do head -c 4M /dev/zero > $out/$i; done; sleep 30',
    'beside its own path': 'head -c 3G /dev/zero > /nix/store/stray; sleep 30',
    'where it builds': 'head -c 3G /dev/zero > large; sleep 30',
    elsewhere: 'head -c 3G /dev/zero > /var/tmp/large; sleep 30',
    'at its end': 'mkdir $out; head -c 80M /dev/zero > $out/large',
  };

  test.each(Object.entries(FILLING))('is not filled by a build beyond its bound: %s', async (_where, command) => {
    const environments = await opened();
    const expression = shell(`packages = [ (pkgs.runCommand "filling" { } "${command}") ];`);
    const { end, environment } = await environments.make(expression, { limits: { diskBytes: BOUND } });
    expect(environment).toBeNull();
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'disk', bound: BOUND });
    expect((end.cause as { used: number }).used).toBeGreaterThan(BOUND);
    await expect
      .poll(() => environments.inBuilder('ls /nix/store | grep -e filling -e stray | cat; du -sm /nix/store | cut -f1'), {
        timeout: 20_000,
      })
      .toMatch(/^\d\n$/);
  });

  test('is free again after a build that failed, and one that was cancelled', async () => {
    const environments = await opened();
    const packages = (end: string) => `packages = [ (pkgs.weight "left" 9000000) (pkgs.runCommand "then" { } "sleep 1; ${end}") ];`;
    expect((await environments.make(shell(packages('exit 3')))).end.cause.kind).toBe('refused');
    await expect.poll(environments.stored, { timeout: 20_000 }).not.toContain('left');
    const cancel = new AbortController();
    const heard = (text: string) => text.includes('then') && setTimeout(() => cancel.abort(), 500);
    const { end } = await environments.make(shell(packages('sleep 30')), { signal: cancel.signal, heard });
    expect(end.cause).toEqual({ kind: 'cancelled' });
    await expect.poll(environments.stored, { timeout: 20_000 }).not.toContain('left');
  });

  test('is enough for what fits its bound', async () => {
    const environments = await opened();
    const { end } = await environments.make(shell('packages = [ (pkgs.weight "fits" 50000000) ];'), { limits: { diskBytes: BOUND } });
    expect(end.cause).toEqual(OK);
  });
});
