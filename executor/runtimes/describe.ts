import type { RuntimeManifest } from '../contract/runtime-manifest.ts';
import type { RuntimeInfo } from '../contract/runtimes.ts';
import type { InstalledRuntime } from './installed-store.ts';
import type { VersionStore } from './version-store.ts';

type OfManifest = Pick<
  RuntimeInfo,
  'id' | 'name' | 'version' | 'languages' | 'extensions' | 'entry' | 'engine' | 'description' | 'needsNetwork'
>;

const NOT_THERE = { candidate: null, updatable: false, source: null, environment: null, installedAt: null, updatedAt: null };

/** Python in WebAssembly: the tree's own, and the ordinary one. */
export const BUILT_IN_INFO: readonly RuntimeInfo[] = [
  { number: 1, id: 'light', name: 'Light program', description: "The tree's Python: its rules, its API, its lights." },
  { number: 2, id: 'python', name: 'Python', description: 'CPython in WebAssembly, with its own library; nothing to install.' },
].map((one) => ({
  ...one,
  version: '1',
  languages: ['Python'],
  extensions: ['.py'],
  entry: null,
  engine: 'embedded',
  needsNetwork: false,
  state: 'built-in',
  hash: null,
  ...NOT_THERE,
}));

/** One that is bundled, and not installed. */
export function bundledInfo(manifest: RuntimeManifest, hash: string): RuntimeInfo {
  return {
    ...ofManifest(manifest),
    ...NOT_THERE,
    number: manifest.number ?? null,
    hash,
    state: 'not-installed',
    source: { kind: 'bundled' },
  };
}

/** One that is installed, or was to be. @param bundled hash of the bundled version, where it is bundled */
export function installedInfo(versions: VersionStore, it: InstalledRuntime, bundled: string | null): RuntimeInfo {
  const { number, current, candidate, reason, source, environment, installedAt, updatedAt } = it;
  const hash = current ?? candidate ?? '';
  return {
    ...ofManifest(manifestIn(versions, hash)),
    number,
    hash,
    state: current !== null ? 'available' : reason === null ? 'installing' : 'failed',
    candidate: candidate === null ? null : { hash: candidate, version: manifestIn(versions, candidate).version, reason },
    updatable: source.kind === 'bundled' && bundled !== null && bundled !== hash,
    source,
    environment,
    installedAt,
    updatedAt,
  };
}

function ofManifest(manifest: RuntimeManifest): OfManifest {
  const { id, name, version, languages, extensions, entry = null, engine, description = null, needsNetwork } = manifest;
  return { id, name, version, languages, extensions, entry, engine, description, needsNetwork };
}

function manifestIn(versions: VersionStore, hash: string): RuntimeManifest {
  const manifest = versions.manifest(hash);
  if (!manifest) throw new Error(`the version ${hash} of a runtime is not kept`);
  return manifest;
}
