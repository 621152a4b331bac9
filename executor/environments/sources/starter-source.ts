import { fetchPackages } from '../../engines/docker/packages/fetch-packages.ts';
import { packageIndex, type PackageIndex } from '../../engines/docker/packages/package-index.ts';
import { packageFile } from '../../engines/docker/packages/packages-folder.ts';
import type { Prepared, Progress } from '../../engines/docker/prepared.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import type { Source } from '../source.ts';
import { identityOf, tarOf } from './pack.ts';
import { place } from './place.ts';
import { inSources } from './sources-volume.ts';
import { STARTER, starterLack, starterRoots } from './starter-set.ts';
import { type Entry, sorted, treeOf } from './tree.ts';

/** Only what the build that waits for it needs: what was there before lies in the store by now, or is brought again. */
const SUPPLY = `set -eu
cd /sources/pool
find . -maxdepth 1 -type f -delete
mv new/* .
rmdir new`;

interface Starter {
  index: PackageIndex;
  entries: readonly Entry[];
  identity: string;
}

/** Read once for each connection to the daemon. */
const read = new WeakMap<Prepared, Starter>();
/** The first who needs it reads it, and the others find it read. */
const inLine = createOneAtATime();

/** The offline starter set, with the index of the Debian packages it is made of on this machine. */
export async function openStarter(prepared: Prepared, folder: string, progress: Progress, signal: AbortSignal): Promise<Source> {
  const { index, entries, identity } = read.get(prepared) ?? (await inLine(readOnce, signal));

  async function readOnce(): Promise<Starter> {
    const starter = read.get(prepared) ?? (await readStarter(folder, progress, signal));
    read.set(prepared, starter);
    return starter;
  }

  return {
    name: 'starter',
    lack: starterLack,
    identity,
    nixPath: await place(prepared, folder, identity, entries, signal),
    async supply(derivations, tell, stop) {
      const names = derivations.map((derivation) => packageOf(index, derivation));
      await fetchPackages(folder, names, index, tell, stop);
      const files = names.map((name): Entry => {
        const entry = index[name]!;
        return { kind: 'file', path: entry.sha256, from: packageFile(folder, entry), bytes: entry.bytes, executable: false, changed: '' };
      });
      await inSources(prepared, { script: SUPPLY, args: [], tar: tarOf('pool/new', files) }, stop);
    },
  };
}

async function readStarter(folder: string, progress: Progress, signal: AbortSignal): Promise<Starter> {
  const index = await packageIndex(folder, starterRoots(), progress, signal);
  const debs: Entry = { kind: 'content', path: 'debs.json', content: Buffer.from(JSON.stringify(index)) };
  const entries = sorted([...treeOf(STARTER), debs]);
  return { index, entries, identity: await identityOf(entries) };
}

/** The name of the Debian package that a derivation `deb-…` stands for. */
function packageOf(index: PackageIndex, derivation: string): string {
  const found = Object.keys(index).find((name) => `deb-${index[name]!.file}` === derivation);
  if (found === undefined) throw new Error(`The starter set has no ${derivation}: an expression may not define such a derivation itself.`);
  return found;
}
