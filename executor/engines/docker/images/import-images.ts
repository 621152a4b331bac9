import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Daemon } from '../daemon/daemon.ts';
import { debianArchitecture } from '../packages/debian-architecture.ts';
import type { Images, Progress } from '../prepared.ts';
import { type BundleManifest, BundleRefused, readBundle } from './bundle.ts';
import { findImages } from './find-images.ts';
import { loadImages } from './load-images.ts';
import { readRecipe, type Recipe } from './recipe.ts';

/**
 * Loads what `exportImages` wrote: afterwards `ensureImages` finds the images, and the packages are there, without network or apt. The
 * whole file is proven first; one that is refused has changed nothing.
 * @throws BundleRefused
 */
export async function importImages(
  daemon: Daemon,
  { folder, file, progress, signal }: { folder: string; file: string; progress: Progress; signal: AbortSignal },
  recipe = readRecipe(),
): Promise<Images> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new BundleRefused(`There is no file ${file}.`);
  const count = (sentence: string) => {
    let done = 0;
    return (bytes: number) => progress({ sentence, done: (done += bytes), total: found.size });
  };
  const proved = count('Proving the file');
  const manifest = await readBundle(file, signal, async ({ bytes }, body, said) => {
    fit(file, said, recipe);
    for await (const _ of body);
    proved(bytes);
  });
  fit(file, manifest, recipe);

  const before = await findImages(daemon, recipe);
  const loaded = count('Loading images and packages');
  await readBundle(file, signal, async ({ name, bytes }, body) => {
    if (name.startsWith('packages/')) await store(path.join(folder, name), body, signal);
    else await loadImages(daemon.docker, Readable.from(body, { objectMode: false }), signal);
    loaded(bytes);
  });
  const images = await findImages(daemon, recipe);
  if (!images) throw new BundleRefused(`${file} held no images of this version's recipe.`);
  if (before && before.recipe !== images.recipe) await removeUnused(daemon, [before.base, before.runner]);
  return images;
}

/** What has lost its tag to another; what a container still uses stays, and some stores remove it themselves. */
async function removeUnused({ docker }: Daemon, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    try {
      await docker.getImage(id).remove();
    } catch (error) {
      const status = (error as { statusCode?: number }).statusCode;
      if (status !== 404 && status !== 409) throw error;
    }
  }
}

function fit(file: string, { architecture, text }: BundleManifest, recipe: Recipe): void {
  const ours = debianArchitecture();
  if (architecture !== ours)
    throw new BundleRefused(`${file} is for ${architecture}, and this machine is ${ours}: export it on one of its kind.`);
  if (text !== recipe.hash)
    throw new BundleRefused(`${file} was made by another version of Treeline: export it with the version that is here.`);
}

async function store(file: string, body: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  try {
    await pipeline(body, createWriteStream(draft), { signal });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
