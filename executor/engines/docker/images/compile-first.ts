import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Docker from 'dockerode';
import { writeWhole } from '../../../store/write-whole.ts';
import { labels, OWNER_LABEL } from '../daemon/labels.ts';
import { ownerId } from '../daemon/owner-id.ts';
import type { PackageIndex } from '../packages/package-index.ts';
import { closureOf } from './closure.ts';
import { imageArchive } from './image-archive.ts';
import { ROLE_LABEL } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import type { Making } from './parts.ts';
import { runOnce } from './run-once.ts';
import { writeFiles, writePackages } from './write-layer.ts';

/** What compiles the first process; part of the recipe's hash by `format`. */
const COMPILE = 'cd /src && gcc -std=c17 -O2 -static -s -o /first *.c && exec cat /first';

/**
 * The containers' first process, compiled in a container of a throwaway image, so that neither this machine nor the images need a
 * compiler; kept in the data folder by the hash of its source and compiler.
 * @throws an Error with the compiler's words
 */
export async function compileFirst(making: Making, index: PackageIndex): Promise<Buffer> {
  const { daemon, folder, recipe } = making;
  const names = closureOf(index, recipe.packages.compiler, recipe.without);
  const hash = createHash('sha256').update(COMPILE);
  for (const file of recipe.files.first) hash.update(`\0${file.path}\0`).update(file.bytes);
  for (const name of names) hash.update(`\0${index[name]?.sha256}`);
  const kept = path.join(folder, 'images', `first-${hash.digest('hex').slice(0, 16)}`);
  await removeThrowaway(daemon.docker, ownerId(folder));
  if (existsSync(kept)) return readFileSync(kept);
  const binary = await compile(making, index, names);
  mkdirSync(path.dirname(kept), { recursive: true });
  writeWhole(kept, binary);
  return binary;
}

async function compile(making: Making, index: PackageIndex, names: readonly string[]): Promise<Buffer> {
  const { folder, work, recipe, architecture, progress, signal } = making;
  const { docker } = making.daemon;
  const owner = ownerId(folder);
  const files = recipe.files.first.map(({ path: name, bytes }) => ({ path: `src/${name}`, bytes }));
  const layers = [
    await writePackages(path.join(work, 'compiler.tar'), recipe.compiler, {
      folder,
      index,
      names,
      leaveOut: recipe.leaveOut,
      onPackage: () => {},
      signal,
    }),
    await writeFiles(path.join(work, 'source.tar'), files),
  ];
  const tag = `treeline-compiler:${owner}`;
  try {
    await loadImages(
      docker,
      imageArchive([
        { tag, architecture, env: ['PATH=/usr/bin'], labels: { ...labels('image', owner), [ROLE_LABEL]: 'compiler' }, layers },
      ]),
      signal,
    );
    progress({ sentence: 'Compiling the first process of the containers', done: null, total: null });
    const HostConfig = { NetworkMode: 'none', CapDrop: ['ALL'], LogConfig: { Type: 'none', Config: {} } };
    const run = { Image: tag, Cmd: ['sh', '-c', COMPILE], Labels: labels('builder', owner), HostConfig };
    const { code, stdout, stderr } = await runOnce(docker, run, signal);
    if (code === 0) return stdout;
    throw new Error(`The first process does not compile: ${stderr.toString('utf8').trim()}`);
  } finally {
    await removeThrowaway(docker, owner);
  }
}

/** What is there of it, by one that was killed too. */
async function removeThrowaway(docker: Docker, owner: string): Promise<void> {
  const label = [`${OWNER_LABEL}=${owner}`, `${ROLE_LABEL}=compiler`];
  for (const image of await docker.listImages({ filters: { label } })) {
    const containers = await docker.listContainers({ all: true, filters: { ancestor: [image.Id] } });
    for (const { Id } of containers) await docker.getContainer(Id).remove({ force: true, v: true });
    await docker.getImage(image.Id).remove({ force: true });
  }
}
