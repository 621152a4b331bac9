import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import type { Daemon } from '../daemon/daemon.ts';
import { debianArchitecture } from '../packages/debian-architecture.ts';
import { fileSha256 } from '../packages/file-sha256.ts';
import { packagesFolder } from '../packages/packages-folder.ts';
import type { Progress } from '../prepared.ts';
import { type BundleManifest, MANIFEST, type Member } from './bundle.ts';
import { findImages } from './find-images.ts';
import { imageTag } from './image-labels.ts';
import { readRecipe } from './recipe.ts';

/**
 * Writes a file from which a machine without network and without apt gets the images, and the packages that this data folder has.
 * @param file is replaced when all is written
 * @throws an Error with a sentence where there are no images yet, or the file cannot be written there
 */
export async function exportImages(
  daemon: Daemon,
  { folder, file, progress, signal }: { folder: string; file: string; progress: Progress; signal: AbortSignal },
  recipe = readRecipe(),
): Promise<void> {
  const images = await findImages(daemon, recipe);
  if (!images) throw new Error('There are no images to export yet: make them with: treeline engine prepare');
  const work = folderBeside(file);
  try {
    const parts: Part[] = [];
    for (const role of ['base', 'runner'] as const) {
      progress({ sentence: `Saving the ${role} image`, done: null, total: null });
      const saved = (await daemon.docker.getImage(imageTag(role, recipe.hash)).get()) as AsyncIterable<Uint8Array>;
      parts.push(await save(`${role}.tar`, path.join(work, `${role}.tar`), saved, signal));
    }
    progress({ sentence: 'Proving the packages', done: null, total: null });
    parts.push(...(await storedPackages(folder, signal)));
    const architecture = debianArchitecture();
    const manifest: BundleManifest = {
      treeline: 'images 1',
      architecture,
      text: recipe.hash,
      recipe: images.recipe,
      members: parts.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    };
    const bundle = path.join(work, 'bundle');
    await write(bundle, manifest, parts, progress, signal);
    renameSync(bundle, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function folderBeside(file: string): string {
  try {
    return mkdtempSync(`${path.resolve(file)}-`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'its folder is not there' : message;
    throw new Error(`${file} cannot be written: ${why}. Name a file in a folder that you may write to.`, { cause: error });
  }
}

/** A member, and the file it is read from. */
type Part = Member & { from: string };

async function save(name: string, to: string, body: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Part> {
  const hash = createHash('sha256');
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(body, count, createWriteStream(to), { signal });
  return { name, bytes: statSync(to).size, sha256: hash.digest('hex'), from: to };
}

/** Packages first, then the indexes that name them. */
async function storedPackages(folder: string, signal: AbortSignal): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [below, ending] of [
    ['', '.deb'],
    ['index', '.json'],
  ] as const) {
    const from = path.join(packagesFolder(folder), below);
    const names = existsSync(from) ? readdirSync(from).filter((name) => name.endsWith(ending)) : [];
    for (const name of names.toSorted()) {
      signal.throwIfAborted();
      const file = path.join(from, name);
      parts.push({
        name: path.posix.join('packages', below, name),
        bytes: statSync(file).size,
        sha256: (await fileSha256(file)) ?? '',
        from: file,
      });
    }
  }
  return parts;
}

async function write(
  file: string,
  manifest: BundleManifest,
  parts: readonly Part[],
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const tar = pack();
  const written = pipeline(tar, createWriteStream(file, { flush: true }), { signal });
  written.catch(() => tar.destroy());
  try {
    tar.entry({ name: MANIFEST }, JSON.stringify(manifest));
    let done = 0;
    for (const { name, bytes, from } of parts) {
      progress({ sentence: 'Writing the file', done, total });
      await pipeline(createReadStream(from), tar.entry({ name, size: bytes }));
      done += bytes;
    }
    tar.finalize();
  } finally {
    await written;
  }
}
