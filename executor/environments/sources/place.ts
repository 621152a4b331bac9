import type { Prepared } from '../../engines/docker/prepared.ts';
import { tarOf } from './pack.ts';
import { inSources, inTurn, KEEP, whatIsPlaced } from './sources-volume.ts';
import type { Entry } from './tree.ts';

/** Whole under its name, or not there: what was killed on the way has another name. */
const PLACE = `set -eu
cd /sources/sets
if [ -d "$1" ]; then rm -rf "$1.part"; else mv -T "$1.part" "$1"; fi
${KEEP}`;

/** Sees to it that a source lies in the volume. @returns its folder there */
export async function place(
  prepared: Prepared,
  folder: string,
  identity: string,
  entries: readonly Entry[],
  signal: AbortSignal,
): Promise<string> {
  if ((await whatIsPlaced(prepared, folder)).get(identity) === undefined) {
    await inTurn(async () => {
      const placed = await whatIsPlaced(prepared, folder);
      if (placed.get(identity) !== undefined) return;
      const there = await inSources(prepared, { script: PLACE, args: [identity], tar: tarOf(`sets/${identity}.part`, entries) }, signal);
      await placed.put(identity, identity, there);
    }, signal);
  }
  return `/sources/sets/${identity}`;
}
