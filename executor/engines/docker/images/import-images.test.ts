import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDocker } from '../../../testing/docker.ts';
import { temporaryFolder } from '../../../testing/test-executor.ts';
import type { Images } from '../prepared.ts';
import { BundleRefused } from './bundle.ts';
import { ensureImages } from './ensure-images.ts';
import { exportImages } from './export-images.ts';
import { findImages } from './find-images.ts';
import { importImages } from './import-images.ts';
import { smallRecipe } from './testing/small-recipe.ts';

const docker = await testDocker();
const data = temporaryFolder();
const quiet = () => {};
const { signal } = new AbortController();
const recipe = smallRecipe(path.join(data.path, 'small'), { source: 'int main(void) { return 9; }\n' });
const file = path.join(data.path, 'images.tar');
const damaged = path.join(data.path, 'damaged.tar');

async function removeImages(): Promise<void> {
  const images = await findImages(docker.daemon, recipe);
  for (const id of images ? [images.base, images.runner] : []) await docker.daemon.docker.getImage(id).remove({ force: true });
}

function newFolder(name: string): string {
  const folder = path.join(data.path, name);
  mkdirSync(folder);
  return folder;
}

function change(edit: (handle: number) => void): void {
  copyFileSync(file, damaged);
  const handle = openSync(damaged, 'r+');
  edit(handle);
  closeSync(handle);
}

describe('the images as a file', docker.needed, () => {
  let images: Images;

  beforeAll(async () => {
    if (docker.needed.skip) return;
    images = await ensureImages(docker.daemon, { folder: docker.folder, progress: quiet }, recipe);
    await exportImages(docker.daemon, { folder: docker.folder, file, progress: quiet, signal }, recipe);
  }, 300_000);

  afterAll(async () => {
    if (!docker.needed.skip) await removeImages();
    data.remove();
  });

  test('are alone in their folder when they are written', () => {
    expect(readdirSync(data.path).toSorted()).toEqual(['images.tar', 'small']);
  });

  test.each([
    ['one that is cut short', () => change((handle) => ftruncateSync(handle, Math.floor(statSync(file).size / 2)))],
    ['one that is cut short within its list of members', () => change((handle) => ftruncateSync(handle, 700))],
    ['one in which a byte differs', () => change((handle) => writeSync(handle, 'x', statSync(file).size - 200_000))],
    ['one in which the list of members differs', () => change((handle) => writeSync(handle, 'x', 520))],
    ['a foreign file', () => writeFileSync(damaged, 'not a tar at all, '.repeat(100))],
    ['an empty file', () => writeFileSync(damaged, '')],
    ['no file at all', () => rmSync(damaged)],
  ])(
    '%s is refused, and nothing is changed',
    async (_, spoil) => {
      spoil();
      await removeImages();
      const folder = newFolder(`refused-${Math.random()}`);
      const importing = importImages(docker.daemon, { folder, file: damaged, progress: quiet, signal }, recipe);
      await expect(importing).rejects.toThrow(BundleRefused);
      expect(readdirSync(folder)).toEqual([]);
      expect(await findImages(docker.daemon, recipe)).toBeNull();
    },
    60_000,
  );

  test('one of another version is refused', async () => {
    const other = smallRecipe(path.join(data.path, 'other'));
    const importing = importImages(docker.daemon, { folder: newFolder('fresh'), file, progress: quiet, signal }, other);
    await expect(importing).rejects.toThrow('another version of Treeline');
  }, 60_000);

  test('are loaded into a machine that has neither network nor apt, with the packages', async () => {
    await removeImages();
    const folder = newFolder('offline');
    expect(await importImages(docker.daemon, { folder, file, progress: quiet, signal }, recipe)).toEqual(images);
    vi.stubEnv('PATH', '/nowhere');
    expect(await ensureImages(docker.daemon, { folder, progress: quiet }, recipe)).toEqual(images);
    vi.unstubAllEnvs();
    const packages = (from: string) => readdirSync(path.join(from, 'packages')).filter((name) => name.endsWith('.deb'));
    expect(packages(folder)).toEqual(packages(docker.folder));
    expect(readdirSync(path.join(folder, 'packages/index'))).toEqual(readdirSync(path.join(docker.folder, 'packages/index')));
  }, 120_000);

  test('are made anew from what was imported, where apt reaches nothing', async () => {
    await removeImages();
    const bin = newFolder('bin');
    writeFileSync(path.join(bin, 'apt-get'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:${process.env['PATH']}`);
    const folder = path.join(data.path, 'offline');
    expect(await ensureImages(docker.daemon, { folder, progress: quiet }, recipe)).toEqual(images);
    vi.unstubAllEnvs();
  }, 120_000);

  test('cannot be exported into a folder that is not there', async () => {
    const lost = path.join(data.path, 'nowhere/images.tar');
    const exporting = exportImages(docker.daemon, { folder: docker.folder, file: lost, progress: quiet, signal }, recipe);
    await expect(exporting).rejects.toThrow(`${lost} cannot be written: its folder is not there. Name a file`);
  });

  test('cannot be exported before they are made', async () => {
    await removeImages();
    const exporting = exportImages(docker.daemon, { folder: docker.folder, file: `${file}.2`, progress: quiet, signal }, recipe);
    await expect(exporting).rejects.toThrow('treeline engine prepare');
    expect(readdirSync(data.path)).not.toContain('images.tar.2');
  });
});
