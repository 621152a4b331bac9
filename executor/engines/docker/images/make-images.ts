import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Daemon } from '../daemon.ts';
import { debianArchitecture } from '../packages/debian-architecture.ts';
import { fetchPackages } from '../packages/fetch-packages.ts';
import { type PackageIndex, packageIndex } from '../packages/package-index.ts';
import type { Progress } from '../prepared.ts';
import { closureOf } from './closure.ts';
import { compileFirst } from './compile-first.ts';
import { imageArchive, type ImageToLoad } from './image-archive.ts';
import { imageLabels } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import type { Recipe } from './recipe.ts';
import { writeLayer } from './write-layer.ts';

export interface Making {
  folder: string;
  recipe: Recipe;
  progress: Progress;
  signal: AbortSignal;
}

const ENV = {
  base: [
    'PATH=/usr/bin:/usr/sbin',
    'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt',
    'NIX_SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt',
  ],
  runner: ['PATH=/usr/bin:/bin'],
};

/** Makes base and runner from Debian's packages and puts them on the daemon. */
export async function makeImages({ docker, architecture }: Daemon, { folder, recipe, progress, signal }: Making): Promise<void> {
  const debian = debianArchitecture();
  if (KERNEL[debian] !== architecture) {
    throw new Error(`Docker runs on ${architecture} and this machine is ${debian}: load images for ${architecture} from a file.`);
  }
  const { base, runner, compiler } = recipe.packages;
  const index = await packageIndex(folder, [...base, ...runner, ...compiler], progress, signal);
  const names = { base: closureOf(index, base, recipe.without), runner, compiler: closureOf(index, compiler, recipe.without) };
  await fetchPackages(folder, [...names.base, ...names.runner, ...names.compiler], index, progress, signal);

  // Emptied here too: a process that was killed left it.
  const work = path.join(folder, 'images/work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const common = { folder, index, leaveOut: recipe.leaveOut, signal };
    const first = await compileFirst({ ...common, docker, work, recipe, architecture: debian, progress });
    const full = fullHash(recipe, index, first);
    const images: ImageToLoad[] = [];
    for (const role of ['base', 'runner'] as const) {
      const sentence = `Making the ${role} image`;
      const layer = await writeLayer(path.join(work, `${role}.tar`), {
        ...common,
        layout: recipe[role],
        files: [...recipe.files[role], { path: 'treeline/first', bytes: first, mode: 0o711 }],
        names: names[role],
        onPackage: (done) => progress({ sentence, done, total: names[role].length }),
      });
      images.push({
        tag: `treeline-${role}:${full.slice(0, 16)}`,
        architecture: debian,
        env: ENV[role],
        labels: imageLabels(role, { hash: recipe.hash, full }),
        layer,
      });
    }
    progress({ sentence: 'Loading the images into Docker', done: null, total: null });
    await loadImages(docker, imageArchive(images), signal);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const KERNEL: Record<string, string> = { amd64: 'x86_64', arm64: 'aarch64' };

/** All that goes into the images. */
function fullHash(recipe: Recipe, index: PackageIndex, first: Uint8Array): string {
  const hash = createHash('sha256').update(recipe.hash).update(first);
  for (const [name, { version, sha256 }] of Object.entries(index)) hash.update(`\0${name} ${version} ${sha256}`);
  return hash.digest('hex');
}
