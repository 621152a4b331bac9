import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Daemon } from '../daemon.ts';
import { debianArchitecture } from '../packages/debian-architecture.ts';
import type { PackageIndex } from '../packages/package-index.ts';
import type { Progress } from '../prepared.ts';
import { compileFirst } from './compile-first.ts';
import { imageArchive, type ImageToLoad } from './image-archive.ts';
import { imageLabels } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import { obtainPackages } from './obtain-packages.ts';
import type { Recipe } from './recipe.ts';
import { together } from './together.ts';
import { writeFiles, writePackages } from './write-layer.ts';

export interface Making {
  folder: string;
  recipe: Recipe;
  progress: Progress;
  signal: AbortSignal;
}

type Role = 'base' | 'runner';

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
  const { index, names } = await obtainPackages({ folder, recipe, progress, signal });
  // Emptied here too: a process that was killed left it.
  const work = path.join(folder, 'images/work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const packagesOf = async (role: Role, stop: AbortSignal) => {
      const onPackage = (done: number) => progress({ sentence: `Making the ${role} image`, done, total: names[role].length });
      const packages = { folder, index, names: names[role], leaveOut: recipe.leaveOut, onPackage, signal: stop };
      return writePackages(path.join(work, `${role}.tar`), recipe[role], packages);
    };
    const [packages, first] = await together(
      signal,
      async (stop) => ({ base: await packagesOf('base', stop), runner: await packagesOf('runner', stop) }),
      async (stop) => compileFirst({ docker, folder, work, recipe, index, architecture: debian, progress, signal: stop }),
    );
    const full = fullHash(recipe, index, first);
    const images: ImageToLoad[] = [];
    for (const role of ['base', 'runner'] as const) {
      const files = [...recipe.files[role], { path: 'treeline/first', bytes: first, mode: 0o711 }];
      images.push({
        tag: `treeline-${role}:${full.slice(0, 16)}`,
        architecture: debian,
        env: ENV[role],
        labels: imageLabels(role, { hash: recipe.hash, full }),
        layers: [packages[role], await writeFiles(path.join(work, `${role}-files.tar`), files)],
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
