import { createWriteStream, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { connectDaemon, type Daemon } from '../daemon/daemon.ts';
import type { Images, Progress } from '../prepared.ts';
import { BundleRefused } from './bundle.ts';
import { findImages } from './find-images.ts';
import { imageTag } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import { readRecipe } from './recipe.ts';
import { type TarEntry, wholeEntry } from './tar-entry.ts';

const ROLES = ['base', 'runner'] as const;
type Role = (typeof ROLES)[number];

/** Which images something was made in: `text` is the hash of the application's recipe. */
export interface CarriedImages extends Images {
  text: string;
}

/** A list within an archive of images is never longer, bytes. */
const LIST_BYTES = 1 << 20;

/** Takes the images from one machine to another. The daemon is looked for each time. */
export interface ImageCarrier {
  /** Whether there are images of this version. @throws DaemonAbsent */
  areThere(): Promise<boolean>;
  save(folder: string, progress: Progress, signal: AbortSignal): ReturnType<typeof saveImages>;
  load(said: CarriedImages, open: (role: Role) => AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void>;
  /** Takes away what was loaded. */
  remove(): Promise<void>;
}

export function createImageCarrier(): ImageCarrier {
  return {
    areThere: async () => (await findImages(await connectDaemon())) !== null,
    save: async (folder, progress, signal) => saveImages(await connectDaemon(), { folder, progress, signal }),
    load: async (said, open, signal) => loadCarried(await connectDaemon(), said, open, signal),
    remove: async () => removeCarried(await connectDaemon()),
  };
}

/**
 * Saves the images to files in a folder, as `docker save` writes them; what is there already is taken as it is. Null where there are none.
 * @throws the signal's reason once it is aborted
 */
async function saveImages(
  daemon: Daemon,
  { folder, progress, signal }: { folder: string; progress: Progress; signal: AbortSignal },
): Promise<{ images: CarriedImages; files: Record<Role, string> } | null> {
  const { hash } = readRecipe();
  const images = await findImages(daemon, { hash });
  if (!images) return null;
  const files = { base: path.join(folder, `${images.base.slice(7)}.tar`), runner: path.join(folder, `${images.runner.slice(7)}.tar`) };
  for (const role of ROLES) {
    progress({ sentence: `Saving the ${role} image`, done: null, total: null });
    const file = files[role];
    if (existsSync(file)) continue;
    const saved = await daemon.docker.getImage(imageTag(role, hash)).get();
    await pipeline(saved, createWriteStream(`${file}.part`, { mode: 0o600 }), { signal });
    renameSync(`${file}.part`, file);
  }
  return { images: { ...images, text: hash }, files };
}

/**
 * Loads images that were saved.
 * @param open gives the bytes of one; it is read twice
 * @throws BundleRefused where they are not those of this version, or not what was said; then none of them is here
 */
async function loadCarried(
  daemon: Daemon,
  said: CarriedImages,
  open: (role: Role) => AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const { hash } = readRecipe();
  if (said.text !== hash)
    throw new BundleRefused(
      'Its images are of another version of Treeline: export it with the version that is here, or prepare the engine first.',
    );
  for (const role of ROLES) await proveImage(open(role), imageTag(role, hash));
  for (const role of ROLES) await loadImages(daemon.docker, Readable.from(open(role), { objectMode: false }), signal);
  const found = await findImages(daemon, { hash });
  if (found?.base === said.base && found.runner === said.runner) return;
  await removeCarried(daemon);
  throw new BundleRefused('Its images are not those that it says. Export it again.');
}

async function removeCarried({ docker }: Daemon): Promise<void> {
  const { hash } = readRecipe();
  for (const role of ROLES) {
    const removed = docker.getImage(imageTag(role, hash)).remove();
    await removed.catch((error: { statusCode?: number }) => {
      // What a container still uses stays, as images are everybody's.
      if (error.statusCode !== 404 && error.statusCode !== 409) throw error;
    });
  }
}

/** An archive of images names them itself: it must not be one of ours and another's, whose name would be taken from it. */
async function proveImage(archive: AsyncIterable<Uint8Array>, tag: string): Promise<void> {
  const wrong = (why: string) => new BundleRefused(`Its images cannot be loaded: ${why}. Export it again.`);
  const tar = extract();
  const fed = pipeline(Readable.from(archive, { objectMode: false }), tar);
  // What goes wrong shows where the tar is read.
  fed.catch(() => {});
  let named = false;
  try {
    for await (const { header, ...entry } of entries(tar)) {
      const name = path.posix.normalize(header.name);
      if (header.type !== 'file' && header.type !== 'directory') throw wrong(`${name} is a ${header.type}`);
      if (!['manifest.json', 'repositories', 'index.json'].includes(name)) {
        entry.skip();
        continue;
      }
      if ((header.size ?? 0) > LIST_BYTES) throw wrong(`${name} is too long`);
      const names = namesIn(name, JSON.parse((await entry.whole()).toString('utf8')));
      if (names.some((one) => one !== tag && one !== `docker.io/library/${tag}`)) throw wrong(`it names ${names.join(', ')}`);
      named ||= name === 'manifest.json';
    }
  } catch (error) {
    throw error instanceof BundleRefused ? error : wrong(error instanceof Error ? error.message : String(error));
  } finally {
    tar.destroy();
  }
  if (!named) throw wrong('it has no manifest.json');
}

async function* entries(tar: AsyncIterable<unknown>) {
  for await (const entry of tar as AsyncIterable<TarEntry>) {
    yield { header: entry.header, skip: () => entry.resume(), whole: () => wholeEntry(entry) };
  }
}

/** All names that one of the lists of an archive gives to images (Docker's image specification 1.2, and OCI's image layout). */
function namesIn(list: string, said: unknown): string[] {
  if (list === 'manifest.json')
    return (said as { RepoTags: string[] | null }[]).flatMap(({ RepoTags }) => RepoTags ?? ['an image without a name']);
  if (list === 'repositories')
    return Object.entries(said as Record<string, Record<string, string>>).flatMap(([name, tags]) =>
      Object.keys(tags).map((one) => `${name}:${one}`),
    );
  const { manifests } = said as { manifests: { annotations?: Record<string, string> }[] };
  return manifests.flatMap(({ annotations }) => annotations?.['io.containerd.image.name'] ?? []);
}
