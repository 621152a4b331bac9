import { mkdirSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject } from 'vitest';
import { connectDaemon, type Daemon, DaemonAbsent } from '../engines/docker/daemon/daemon.ts';
import { OWNER_LABEL } from '../engines/docker/daemon/labels.ts';
import { ownerId } from '../engines/docker/daemon/owner-id.ts';
import { unlessGone } from '../engines/docker/daemon/reap.ts';
import { noDocker } from './no-docker.ts';
import { temporaryFolder } from './test-executor.ts';

/** What the debs of the tests are kept in, so that no file fetches them again. */
const PACKAGES = fileURLToPath(new URL('../../.out/test/packages', import.meta.url));

/** A real daemon for the tests of one file, and a data folder of its own. */
export interface TestDocker {
  /** options of a `describe` or `test` that needs the daemon: without one it is skipped, and says why */
  needed: { skip: boolean; meta: { why?: string } };
  /** @throws Error where there is none */
  readonly daemon: Daemon;
  /** a data folder, taken away after the file; its `packages` are all tests' */
  folder: string;
  /** whose containers and volumes this file's are: the id of `folder` */
  owner: string;
}

/**
 * FOR TESTS ONLY, once at the top of a file: `const docker = await testDocker();`, then `describe('…', docker.needed, () => …)`.
 * After the file no container of its owner may be left; its volumes, which outlive an executor, are taken away.
 */
export async function testDocker(): Promise<TestDocker> {
  if (!inject('hasDaemon'))
    throw new TypeError('a file that uses the daemon must run alone: let .setup/vitest.config.ts know it by its text');
  const found = await connectDaemon().catch(absent);
  const data = temporaryFolder();
  mkdirSync(PACKAGES, { recursive: true });
  symlinkSync(PACKAGES, `${data.path}/packages`, 'junction');
  const owner = ownerId(data.path);
  afterAll(async () => {
    const left = found instanceof DaemonAbsent ? [] : await removeAll(found, owner);
    data.remove();
    expect(left, 'containers that were left').toEqual([]);
  }, 60_000);
  return {
    needed: found instanceof DaemonAbsent ? { skip: true, meta: { why: noDocker() } } : { skip: false, meta: {} },
    get daemon() {
      if (found instanceof DaemonAbsent) throw found;
      return found;
    },
    folder: data.path,
    owner,
  };
}

function absent(error: unknown): DaemonAbsent {
  if (error instanceof DaemonAbsent) return error;
  throw error;
}

/** Takes away what an owner has on a daemon; resolves to the containers that were left, as people know them: not those that were just going. */
async function removeAll({ docker }: Daemon, owner: string): Promise<string[]> {
  const filters = { label: [`${OWNER_LABEL}=${owner}`] };
  const containers = await docker.listContainers({ all: true, filters });
  const left: string[] = [];
  for (const { Id, Names, Status, Labels } of containers) {
    const removed = docker.getContainer(Id).remove({ force: true, v: true });
    await removed.then(() => left.push(`${Names.join()} (${Labels['treeline']}, ${Status})`), unlessGone);
  }
  const { Volumes } = await docker.listVolumes({ filters });
  for (const { Name } of Volumes) await docker.getVolume(Name).remove();
  return left;
}
