import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { debianArchitecture } from '../packages/debian-architecture.ts';
import { hasApt } from '../packages/has-apt.ts';
import { debianParts } from './debian-parts.ts';
import { imageArchive, type ImageToLoad } from './image-archive.ts';
import { imageLabels, imageTag } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import type { Making, Parts } from './parts.ts';
import { publicParts } from './public-parts.ts';
import type { Recipe } from './recipe.ts';
import { writeFiles } from './write-layer.ts';

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const ENV = {
  base: ['PATH=/usr/bin:/usr/sbin', `SSL_CERT_FILE=${CERTIFICATES}`, `NIX_SSL_CERT_FILE=${CERTIFICATES}`],
  runner: ['PATH=/usr/bin:/bin'],
};
const KERNEL: Record<string, string> = { amd64: 'x86_64', arm64: 'aarch64' };

/** Makes base and runner and puts them on the daemon: from Debian's packages where there is apt, else from the public Nix image. */
export async function makeImages(given: Omit<Making, 'work' | 'architecture'>): Promise<void> {
  const { daemon, folder, recipe, progress, signal } = given;
  const architecture = debianArchitecture();
  if (KERNEL[architecture] !== daemon.architecture) {
    throw new Error(`Docker runs on ${daemon.architecture} and this machine is ${architecture}: use a Docker of this machine's kind.`);
  }
  // Emptied here too: a process that was killed left it.
  const work = path.join(folder, 'images/work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const parts = await (hasApt() ? debianParts : publicParts)({ ...given, work, architecture });
    const full = fullHash(recipe, parts);
    const images: ImageToLoad[] = [];
    for (const role of ['base', 'runner'] as const) {
      const files = [...recipe.files[role], { path: 'treeline/first', bytes: parts.first, mode: 0o711 }];
      images.push({
        tag: imageTag(role, recipe.hash),
        architecture,
        env: ENV[role],
        labels: imageLabels(role, { hash: recipe.hash, full }),
        layers: [parts[role], await writeFiles(path.join(work, `${role}-files.tar`), files)],
      });
    }
    progress({ sentence: 'Loading the images into Docker', done: null, total: null });
    await loadImages(daemon.docker, imageArchive(images), signal);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** All that goes into the images. */
function fullHash({ hash }: Recipe, { first, identity }: Parts): string {
  return createHash('sha256').update(`${hash}\0${identity}\0`).update(first).digest('hex');
}
