import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RuntimeFile } from '../../contract/runtimes.ts';
import type { ImageCarrier } from '../../engines/docker/images/carry-images.ts';
import { fileSha256 } from '../../engines/docker/packages/file-sha256.ts';
import type { Progress } from '../../engines/docker/prepared.ts';
import type { CarriedEnvironment, Carrying } from '../../environments/environments.ts';
import { partsOfFiles } from './files.ts';
import { type BundleManifest, FORMAT, VERSION } from './manifest.ts';
import { IMAGES } from './parse-manifest.ts';
import { type ProvenBundle, readBundle } from './read-bundle.ts';
import { bundleRefused } from './refused.ts';
import { narName, storeTexts } from './store-entries.ts';
import { partOf, type Part, writeBundle } from './write-bundle.ts';

export interface ExportParts {
  runtime: BundleManifest['runtime'];
  /** key of its environment; null where it needs none */
  environment: string | null;
  files: readonly RuntimeFile[];
  environments: Pick<Carrying, 'pack'>;
  /** null where they are not asked for */
  images: Pick<ImageCarrier, 'save'> | null;
  /** Debian's name */
  architecture: string;
  /** the bundle's own: what an export that was ended has left in it is gone on with, and a whole bundle in it is taken as it is */
  folder: string;
  progress: Progress;
  signal: AbortSignal;
}

/** What the folder of an export has in the end. */
export const WHOLE = 'whole.tar';

/**
 * Writes a bundle, and proves it as whoever gets it will.
 * @throws Refusal where what it needs is not here; ContainerFault, DaemonAbsent; the signal's reason once it is aborted
 */
export async function exportBundle(parts: ExportParts): Promise<{ file: string; bundle: ProvenBundle }> {
  const { folder, progress, signal } = parts;
  const file = path.join(folder, WHOLE);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) await make(parts, `${file}.part`);
  const from = existsSync(file) ? file : `${file}.part`;
  const total = statSync(from).size;
  const bundle = await readBundle(from, { signal, read: (done) => progress({ sentence: 'Proving it', done, total }) });
  if (from !== file) renameSync(from, file);
  for (const name of readdirSync(folder)) if (name !== WHOLE) rmSync(path.join(folder, name));
  return { file, bundle };
}

async function make({ runtime, environment: key, files, architecture, ...given }: ExportParts, draft: string): Promise<void> {
  const { environments, images, folder, progress, signal } = given;
  const packed = key === null ? null : await environments.pack(key, folder, progress, signal);
  if (key !== null && !packed)
    throw bundleRefused(
      `The environment of ${runtime.id} is not here any more. Install it again, then export it: treeline runtime install`,
    );
  const saved = images && (await images.save(folder, progress, signal));
  if (images && !saved) throw bundleRefused('There are no images to go with it yet: make them with: treeline engine prepare');
  progress({ sentence: 'Hashing what goes into it', done: null, total: null });
  const parts = [
    ...partsOfFiles(files),
    ...(packed ? await storeParts(packed.environment, packed.archives, signal) : []),
    ...(saved
      ? await filed(
          IMAGES.map((name, index) => [name, [saved.files.base, saved.files.runner][index]!]),
          signal,
        )
      : []),
  ];
  const said = {
    format: FORMAT,
    version: VERSION,
    architecture,
    runtime,
    environment: packed?.environment ?? null,
    images: saved?.images ?? null,
  } as const;
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  await writeBundle(draft, said, parts, {
    signal,
    wrote: (done) => progress({ sentence: 'Writing it', done: Math.min(done, total), total }),
  });
}

async function storeParts(environment: CarriedEnvironment, archives: ReadonlyMap<string, string>, signal: AbortSignal): Promise<Part[]> {
  const texts = storeTexts(environment).map(({ name, content }) => partOf(name, content));
  return [
    ...texts,
    ...(await filed(
      environment.paths.map((one) => [narName(one.path), archives.get(one.path)!]),
      signal,
    )),
  ];
}

async function filed(files: readonly (readonly [name: string, file: string])[], signal: AbortSignal): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [name, from] of files) {
    signal.throwIfAborted();
    parts.push({ name, bytes: statSync(from).size, sha256: (await fileSha256(from))!, from });
  }
  return parts;
}
