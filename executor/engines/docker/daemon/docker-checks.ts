import { existsSync, statfsSync } from 'node:fs';
import type { EngineStatus } from '../../../contract/engine.ts';
import type { DoctorCheck } from '../../../contract/system.ts';
import { sized } from '../../../sized.ts';
import { TEXT_LABEL } from '../images/image-labels.ts';
import { readRecipe } from '../images/recipe.ts';
import { connectDaemon, type Daemon } from './daemon.ts';
import { HOST, HOST_LABEL, LABEL, OWNER_LABEL } from './labels.ts';
import { ownerId } from './owner-id.ts';

/** Images, the starter set and a few environments want this much, bytes. */
const LOW_BYTES = 2 * 2 ** 30;

/** What the doctor says of the docker engine. Where no Docker answers that is one plain line: everything else runs without it. */
export async function dockerChecks(folder: string, status: EngineStatus): Promise<DoctorCheck[]> {
  const { daemon, sentence } = status;
  if (daemon === null) return [absent(sentence)];
  const found = await connectDaemon();
  return [
    { name: 'Docker', status: 'ok', value: `${daemon.version}, API ${daemon.apiVersion}, at ${daemon.address}` },
    machine(daemon),
    ...(await disk(found)),
    images(status),
    { name: 'Packages', status: 'ok', value: status.source.name },
    await volume(found, ownerId(folder)),
    ...(await leftovers(found, ownerId(folder))),
    ...(await outdated(found)),
  ];
}

function absent(sentence: string): DoctorCheck {
  const name = 'Docker';
  if (process.env['DOCKER_HOST']) return { name, status: 'warning', value: 'does not answer', fix: sentence };
  return { name, status: 'ok', value: 'not reachable; only the docker engine needs it, light programs and Python do not' };
}

function machine({ architecture, cgroup, storage, cpus, memoryBytes }: NonNullable<EngineStatus['daemon']>): DoctorCheck {
  const name = "Docker's machine";
  const value = `${architecture}, control groups ${cgroup}, storage ${storage}, ${cpus} processors, ${sized(memoryBytes)} of memory`;
  if (!['x86_64', 'aarch64'].includes(architecture)) {
    return { name, status: 'failed', value, fix: 'The base image is made for amd64 and arm64; use a Docker on one of these.' };
  }
  if (storage === 'vfs') {
    const fix = 'Its storage copies each image for each container. Have Docker keep its data on a file system that takes overlay2.';
    return { name, status: 'warning', value, fix };
  }
  return { name, status: 'ok', value };
}

/** Known only where the daemon keeps its data on this machine. */
async function disk({ docker }: Daemon): Promise<DoctorCheck[]> {
  const { DockerRootDir: root } = (await docker.info()) as { DockerRootDir?: string };
  if (root === undefined || !existsSync(root)) return [];
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  const check = { name: "Docker's disk", value: `${root}, ${sized(free)} free` };
  if (free >= LOW_BYTES) return [{ ...check, status: 'ok' }];
  return [{ ...check, status: 'warning', fix: 'Make room on this disk, or delete environments: treeline env gc' }];
}

function images({ images: found, state }: EngineStatus): DoctorCheck {
  const name = 'Images';
  if (found) return { name, status: 'ok', value: `base ${short(found.base)}, runner ${short(found.runner)}` };
  const value = state === 'preparing' ? 'are being made' : 'are made at the first run, or by: treeline engine prepare';
  return { name, status: 'ok', value };
}

async function volume({ docker }: Daemon, owner: string): Promise<DoctorCheck> {
  const { Volumes } = await docker.listVolumes({ filters: { label: [`${OWNER_LABEL}=${owner}`] } });
  const value = Volumes.length > 0 ? Volumes.map(({ Name }) => Name).join(', ') : 'are made at the first run';
  return { name: 'Volumes', status: 'ok', value };
}

/** Containers of this data folder that another process made: that one has ended, since a folder has one at a time. */
async function leftovers({ docker }: Daemon, owner: string): Promise<DoctorCheck[]> {
  const all = await docker.listContainers({ all: true, filters: { label: [`${OWNER_LABEL}=${owner}`] } });
  const left = all.filter(({ Labels }) => Labels[HOST_LABEL] !== HOST);
  if (left.length === 0) return [];
  const value = `${left.length} of a treeline that has ended`;
  return [{ name: 'Containers', status: 'warning', value, fix: 'They are removed by: treeline engine prepare' }];
}

async function outdated({ docker }: Daemon): Promise<DoctorCheck[]> {
  const { hash } = readRecipe();
  const all = await docker.listImages({ filters: { label: [`${LABEL}=image`] } });
  const old = all.filter(({ Labels }) => Labels[TEXT_LABEL] !== hash);
  if (old.length === 0) return [];
  const bytes = old.reduce((sum, { Size }) => sum + Size, 0);
  const fix = `Delete them with: docker image rm ${old.map(({ Id }) => short(Id)).join(' ')}`;
  return [{ name: 'Old images', status: 'warning', value: `${old.length} of other versions of Treeline, ${sized(bytes)}`, fix }];
}

function short(digest: string): string {
  return digest.replace('sha256:', '').slice(0, 12);
}
