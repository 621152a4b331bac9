import type { NetworkPolicy, PackageSource } from '../../contract/settings.ts';
import type { Prepared, Progress } from '../../engines/docker/prepared.ts';
import { createProxy } from '../network/proxy.ts';
import type { Source } from '../source.ts';
import { inSources, inTurn, KEEP, SourcesJobFailed, whatIsPlaced } from './sources-volume.ts';

export type Nixpkgs = Extract<PackageSource, { kind: 'nixpkgs' }>;

/** Nix fetches, unpacks and compares the hash; what it got is kept outside of the store, which may be emptied. */
const FETCH = `set -euo pipefail
found=$(nix-instantiate --eval --argstr url "$1" --argstr sha256 "$2" --expr '
  { url, sha256 }: builtins.fetchTarball ({ inherit url; } // (if sha256 == "" then { } else { inherit sha256; }))' | tr -d '"')
identity=$(nix-hash --type sha256 "$found")
cd /sources/sets
if [ ! -d "$identity" ]; then
  rm -rf "$identity.part"
  cp -r --no-preserve=ownership "$found" "$identity.part"
  mv -T "$identity.part" "$identity"
fi
${KEEP.replace('$1', '$identity')}`;

const CACHE = ['https://cache.nixos.org'];

export interface NixpkgsOptions {
  folder: string;
  network: NetworkPolicy;
  /** where a revision's archive is; GitHub's, but for tests */
  archive?: (revision: string) => string;
}

/**
 * Nixpkgs at a revision, fetched once. Without a hash the one that came is told, so that it can be pinned.
 * @throws an Error with a sentence: no network by the settings or at all, another hash
 */
export async function openNixpkgs(
  prepared: Prepared,
  { revision, sha256 = '' }: Nixpkgs,
  { folder, network, archive = archiveOf }: NixpkgsOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<Source> {
  const name = `nixpkgs ${revision} ${sha256}`;
  const identity = (await whatIsPlaced(prepared, folder)).get(name) ?? (await inTurn(fetchOnce, signal));

  async function fetchOnce(): Promise<string> {
    const placed = await whatIsPlaced(prepared, folder);
    const known = placed.get(name);
    if (known !== undefined) return known;
    progress({ sentence: `Fetching nixpkgs ${revision.slice(0, 12)}`, done: null, total: null });
    const there = await fetch(prepared, [archive(revision), sha256], network, signal);
    const found = there.slice(0, there.indexOf('\n'));
    await placed.put(name, found, there);
    if (sha256 === '') {
      const pin = `sha256-${Buffer.from(found, 'hex').toString('base64')}`;
      progress({
        sentence: `nixpkgs ${revision.slice(0, 12)} has the hash ${pin}: add it to the setting as sha256`,
        done: null,
        total: null,
      });
    }
    return found;
  }

  return {
    name: revision,
    identity,
    nixPath: `/sources/sets/${identity}`,
    substituters: CACHE,
    async supply([first]) {
      throw new Error(`nixpkgs asks for ${first}, which only the starter set brings.`);
    },
  };
}

function archiveOf(revision: string): string {
  return `https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`;
}

async function fetch(prepared: Prepared, args: readonly string[], network: NetworkPolicy, signal: AbortSignal): Promise<string> {
  const proxy = createProxy(network);
  try {
    return await inSources(prepared, { script: FETCH, args, nix: { online: network.kind !== 'off' }, serve: proxy.serve }, signal);
  } catch (error) {
    if (!(error instanceof SourcesJobFailed)) throw error;
    throw new Error(proxy.refusals[0] ?? `nixpkgs could not be fetched: ${lastError(error.message)}`, { cause: error });
  } finally {
    proxy.close();
  }
}

function lastError(said: string): string {
  return said.slice(Math.max(0, said.lastIndexOf('error: '))).replaceAll(/\s+/g, ' ');
}
