import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../../testing/test-executor.ts';
import { debianArchitecture } from './debian-architecture.ts';
import { fetchPackages, PackagesGone } from './fetch-packages.ts';
import { fileSha256 } from './file-sha256.ts';
import { hasApt } from './has-apt.ts';
import { type PackageIndex, packageIndex } from './package-index.ts';
import { packageFile, packagesFolder } from './packages-folder.ts';

const ROOTS = ['busybox-static', 'zlib1g'];
const quiet = () => {};
const never = new AbortController().signal;

const data = temporaryFolder();
const folder = data.path;
afterAll(() => data.remove());
afterEach(() => vi.unstubAllEnvs());

function withoutApt(): void {
  vi.stubEnv('PATH', '/nowhere');
}

async function storedHash(index: PackageIndex, name: string): Promise<string | null> {
  return fileSha256(packageFile(folder, index[name]!));
}

/** In the order in which they stand: the first makes what the others use. */
describe("packages, by this machine's apt", { skip: !hasApt() }, () => {
  let index: PackageIndex;

  test('the index holds the roots and all they need', async () => {
    index = await packageIndex(folder, ROOTS, quiet, never);
    expect(Object.keys(index)).toEqual(expect.arrayContaining(['busybox-static', 'libc6', 'libgcc-s1', 'zlib1g']));
    expect(index['zlib1g']?.deps).toContain('libc6');
    for (const { deps } of Object.values(index)) for (const dep of deps) expect(index).toHaveProperty([dep]);
    expect(readdirSync(packagesFolder(folder)).filter((name) => name.endsWith('.deb'))).toEqual([]);
  }, 120_000);

  test('it is the same from then on, whatever the order of the roots, without apt', async () => {
    withoutApt();
    expect(await packageIndex(folder, ROOTS.toReversed(), quiet, never)).toEqual(index);
    await expect(packageIndex(folder, ['zlib1g'], quiet, never)).rejects.toThrow('load the images from a file');
  });

  test('an unknown package is said by name', async () => {
    await expect(packageIndex(folder, ['no-such-package'], quiet, never)).rejects.toThrow('no-such-package');
  });

  test('packages are fetched, with progress in bytes, and what is there is not fetched again', async () => {
    const steps: (number | null)[] = [];
    await fetchPackages(folder, ROOTS, index, ({ done }) => steps.push(done), never);
    expect(steps.at(-1)).toBe(ROOTS.reduce((sum, name) => sum + index[name]!.bytes, 0));
    for (const name of ROOTS) expect(await storedHash(index, name)).toBe(index[name]!.sha256);
    withoutApt();
    await fetchPackages(folder, ROOTS, index, quiet, never);
  }, 60_000);

  test('a damaged one is fetched again', async () => {
    truncateSync(packageFile(folder, index['zlib1g']!), 100);
    await fetchPackages(folder, ROOTS, index, quiet, never);
    expect(await storedHash(index, 'zlib1g')).toBe(index['zlib1g']!.sha256);
  }, 60_000);

  test('what a fetch that was killed had got is used; a part of a file does no harm', async () => {
    const incoming = path.join(packagesFolder(folder), 'incoming');
    mkdirSync(incoming);
    renameSync(packageFile(folder, index['zlib1g']!), path.join(incoming, 'whole.deb'));
    withoutApt();
    await fetchPackages(folder, ['zlib1g'], index, quiet, never);
    vi.unstubAllEnvs();
    const { version, bytes } = index['busybox-static']!;
    const stored = packageFile(folder, index['busybox-static']!);
    mkdirSync(incoming);
    writeFileSync(
      path.join(incoming, `busybox-static_${version.replace(':', '%3a')}_${debianArchitecture()}.deb`),
      readFileSync(stored).subarray(0, bytes / 2),
    );
    rmSync(stored);
    await fetchPackages(folder, ['busybox-static'], index, quiet, never);
    expect(await storedHash(index, 'busybox-static')).toBe(index['busybox-static']!.sha256);
    expect(readdirSync(packagesFolder(folder))).not.toContain('incoming');
  }, 60_000);

  test('a version that the mirrors dropped is named', async () => {
    const old = { zlib1g: { ...index['zlib1g']!, version: '1:0.1-1', file: 'zlib1g_old.deb', sha256: '0'.repeat(64) } };
    await expect(fetchPackages(folder, ['zlib1g'], old, quiet, never)).rejects.toThrow(PackagesGone);
  }, 60_000);

  test('a fetch can be cancelled, and the next one ends it', async () => {
    rmSync(packageFile(folder, index['busybox-static']!));
    const stop = new AbortController();
    const fetching = fetchPackages(folder, ROOTS, index, () => stop.abort(new Error('enough')), stop.signal);
    await expect(fetching).rejects.toThrow('enough');
    await fetchPackages(folder, ROOTS, index, quiet, never);
    expect(await storedHash(index, 'busybox-static')).toBe(index['busybox-static']!.sha256);
  }, 60_000);
});
