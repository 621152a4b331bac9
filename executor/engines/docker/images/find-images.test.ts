import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testDocker } from '../../../testing/docker.ts';
import { debianArchitecture } from '../packages/debian-architecture.ts';
import { findImages } from './find-images.ts';
import { imageArchive } from './image-archive.ts';
import { imageLabels, imageTag } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import { writeFiles } from './write-layer.ts';

const docker = await testDocker();
const hash = `test${docker.owner}`;

/** Images with a small file in them, as if made from packages of some day. */
async function load(day: string, roles: readonly string[]): Promise<void> {
  const full = `${day}-${docker.owner}`;
  const layers = [await writeFiles(path.join(docker.folder, 'layer.tar'), [{ path: 'day', bytes: Buffer.from(day) }])];
  const images = roles.map((role) => ({
    tag: imageTag(role, hash),
    architecture: debianArchitecture(),
    env: [],
    labels: imageLabels(role, { hash, full }),
    layers,
  }));
  await loadImages(docker.daemon.docker, imageArchive(images), new AbortController().signal);
}

afterAll(async () => {
  if (docker.needed.skip) return;
  const { docker: api } = docker.daemon;
  const left = await api.listImages({ filters: { label: ['treeline.recipe'] } });
  const ours = left.filter(({ Labels }) => Labels['treeline.recipe']?.endsWith(docker.owner));
  for (const { Id } of ours) await api.getImage(Id).remove({ force: true });
});

describe('images on a daemon', docker.needed, () => {
  test('are found as a pair of one recipe', async () => {
    expect(await findImages(docker.daemon, { hash })).toBeNull();
    await load('mon', ['base']);
    expect(await findImages(docker.daemon, { hash })).toBeNull();
    await load('tue', ['runner']);
    expect(await findImages(docker.daemon, { hash })).toBeNull();
    await load('mon', ['runner']);
    expect(await findImages(docker.daemon, { hash })).toMatchObject({ recipe: `mon-${docker.owner}` });
  });

  test('of several pairs the one that came last counts', async () => {
    await load('wed', ['base', 'runner']);
    expect(await findImages(docker.daemon, { hash })).toMatchObject({ recipe: `wed-${docker.owner}` });
    await load('mon', ['base', 'runner']);
    expect(await findImages(docker.daemon, { hash })).toMatchObject({ recipe: `mon-${docker.owner}` });
  });

  test('those of another recipe are not ours', async () => {
    expect(await findImages(docker.daemon, { hash: 'another' })).toBeNull();
  });
});
