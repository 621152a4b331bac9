import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { labels } from '../engines/docker/daemon/labels.ts';
import { testDocker } from './docker.ts';
import { noDocker } from './no-docker.ts';

const docker = await testDocker();

describe('the daemon of the tests', docker.needed, () => {
  test('answers, and keeps what carries the label of this file', async () => {
    const { docker: api } = docker.daemon;
    const { name } = await api.createVolume({ Labels: labels('volume', docker.owner) });
    const { Volumes } = await api.listVolumes({ filters: { label: [`treeline.owner=${docker.owner}`] } });
    expect(Volumes.map((volume) => volume.Name)).toEqual([name]);
  });
});

test('a file has a data folder of its own, and the packages of all', () => {
  expect(existsSync(`${docker.folder}/packages`)).toBe(true);
  expect(docker.owner).toMatch(/^[0-9a-f]{12}$/);
});

test('where there is none, the tests say what would help', () => {
  expect(noDocker({ DOCKER_HOST: 'unix:///nowhere' })).toContain('unset DOCKER_HOST');
  expect(noDocker({})).toMatch(/^no Docker engine — \w+ \S+/);
});
