import type { ImportEvent } from '../../contract/bundles.ts';
import type { RuntimeManifest } from '../../contract/runtime-manifest.ts';
import type { RuntimeEvent, RuntimeFile } from '../../contract/runtimes.ts';
import { BundleRefused } from '../../engines/docker/images/bundle.ts';
import type { ImageCarrier } from '../../engines/docker/images/carry-images.ts';
import type { Environments } from '../../environments/environments.ts';
import { EXPRESSION } from '../../environments/expression.ts';
import { lint } from '../lint.ts';
import { versionHash } from '../version-hash.ts';
import { contentOf, filesOf, tarWith } from './files.ts';
import type { BundledEnvironment } from './manifest.ts';
import type { ProvenBundle } from './read-bundle.ts';
import { bundleRefused } from './refused.ts';

export interface ImportParts {
  file: string;
  bundle: ProvenBundle;
  environments: Pick<Environments, 'adopt' | 'remove'>;
  images: ImageCarrier;
  /** Debian's name */
  architecture: string;
  /** Installs files on an environment that is there. */
  install(files: readonly RuntimeFile[], environment: string | null): AsyncGenerator<RuntimeEvent, void>;
  /** Takes away what was tried, and was not there before. */
  forget(): Promise<void>;
  tell(event: ImportEvent): void;
  signal: AbortSignal;
}

/**
 * Takes a bundle in that was proven: images where there are none, its environment, and then it is installed as any runtime is, but that
 * nothing is made. Where it does not become available, what it brought is gone again.
 * @throws Refusal; ContainerFault, DaemonAbsent; the signal's reason once it is aborted
 */
export async function importBundle(parts: ImportParts): Promise<void> {
  const { file, bundle, images, architecture } = parts;
  const { manifest } = bundle;
  if (manifest.architecture !== architecture)
    throw bundleRefused(`It is for ${manifest.architecture}, and this machine is ${architecture}: export it on one of its kind.`);
  const files = await filesOf(file, bundle);
  const { engine } = assertRuntime(bundle, files);
  const isNew = engine === 'docker' && (await bringImages(parts));
  let isThere = false;
  try {
    isThere = manifest.environment ? await withEnvironment(parts, manifest.environment, files) : await installed(parts, files);
  } finally {
    if (!isThere && isNew) await images.remove();
  }
}

/** Whether the files are the runtime that the bundle says. */
function assertRuntime({ manifest }: ProvenBundle, files: readonly RuntimeFile[]): RuntimeManifest {
  const { id, version, hash } = manifest.runtime;
  const { runtime, findings } = lint(files);
  const [fault] = findings;
  if (!runtime) throw bundleRefused(`Its files are no runtime: ${fault?.file}: ${fault?.message}`);
  const { manifest: its } = runtime;
  if (its.id !== id || its.version !== version || versionHash(files) !== hash)
    throw bundleRefused(`Its files are not those of ${id} ${version}. Export it again.`);
  const needs = its.engine === 'docker' && files.some(({ name }) => name === EXPRESSION);
  if (needs !== (manifest.environment !== null))
    throw bundleRefused(`Its files and its environment do not belong together. Export it again.`);
  return its;
}

/** @returns whether they were loaded */
async function bringImages({ file, bundle, images, tell, signal }: ImportParts): Promise<boolean> {
  if (await images.areThere()) return false;
  const said = bundle.manifest.images;
  if (!said)
    throw bundleRefused(
      'There are no images here, and it brings none: export it with --with-images, or bring them first (treeline engine import), or let them be made (treeline engine prepare).',
    );
  tell({ kind: 'step', sentence: 'Loading the images', done: null, total: null });
  await images
    .load(said, (role) => contentOf(file, bundle, `images/${role}.tar`), signal)
    .catch((error: unknown) => {
      throw error instanceof BundleRefused ? bundleRefused(error.message) : error;
    });
  return true;
}

async function withEnvironment(parts: ImportParts, environment: BundledEnvironment, files: readonly RuntimeFile[]): Promise<boolean> {
  const { file, bundle, environments, tell, signal } = parts;
  const cache = () => tarWith(file, bundle, 'store/');
  const held = await environments.adopt(environment, cache, (step) => tell({ kind: 'step', ...step }), signal);
  let isThere = false;
  try {
    isThere = await installed(parts, files);
  } finally {
    held.release();
    if (!isThere && held.isNew) await environments.remove(environment.key);
  }
  return isThere;
}

/** @returns whether it is available */
async function installed({ bundle, install, forget, tell }: ImportParts, files: readonly RuntimeFile[]): Promise<boolean> {
  const { environment } = bundle.manifest;
  let isThere = false;
  try {
    for await (const event of install(files, environment?.key ?? null)) {
      if (event.kind === 'end') isThere = event.ok;
      tell(event);
    }
  } finally {
    if (!isThere) await forget();
  }
  return isThere;
}
