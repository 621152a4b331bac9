import { beforeAll } from 'vitest';
import { testDocker } from '../../../../testing/docker.ts';
import { labels } from '../../daemon/labels.ts';
import { ensureImages } from '../../images/ensure-images.ts';
import type { ContainerEnd, ContainerShape, WaitingContainer } from '../container.ts';
import { startContainer } from '../start-container.ts';
import { type Changes, jobOf, MiB } from './job-of.ts';

export interface Ran {
  end: ContainerEnd;
  stdout: string;
  stderr: string;
}

/** FOR TESTS ONLY, once at the top of a file: containers on a real daemon, of the images as they are shipped. */
export async function testBoxes() {
  const docker = await testDocker();
  let shape: ContainerShape;

  beforeAll(async () => {
    if (docker.needed.skip) return;
    const { runner } = await ensureImages(docker.daemon, { folder: docker.folder, progress: () => {} });
    const volume = async () => (await docker.daemon.docker.createVolume({ Labels: labels('volume', docker.owner) })).name;
    shape = {
      role: 'runner',
      image: runner,
      volumes: { nix: await volume(), sources: await volume() },
      memoryBytes: 64 * MiB,
      processes: 32,
      cpus: 2,
      openFiles: 256,
      diskBytes: 32 * MiB,
    };
  }, 300_000);

  const start = (changes: Partial<ContainerShape> = {}): Promise<WaitingContainer> =>
    startContainer(docker.daemon, docker.owner, { ...shape, ...changes });

  /** Runs a shell script in a container of its own. */
  async function run(script: string, changes: Changes = {}): Promise<Ran> {
    const container = await start(changes.shape);
    try {
      return await runIn(container, script, changes);
    } finally {
      await container.close();
    }
  }

  return {
    docker,
    needed: docker.needed,
    get shape() {
      return shape;
    },
    start,
    run,
  };
}

export async function runIn(container: WaitingContainer, script: string, changes: Changes = {}): Promise<Ran> {
  const bytes = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const sink = { output: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void bytes[stream].push(chunk) };
  const end = await container.run(jobOf(script, changes), sink, new AbortController().signal);
  return { end, stdout: Buffer.concat(bytes.stdout).toString('latin1'), stderr: Buffer.concat(bytes.stderr).toString('latin1') };
}
