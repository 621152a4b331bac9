import type { Prepared } from '../../engines/docker/prepared.ts';
import type { Source } from '../source.ts';
import { identityOf } from './pack.ts';
import { place } from './place.ts';
import { treeOf } from './tree.ts';

/** The identities of folders as they were last seen, so that what has not changed is not read again. */
const seen = new Map<string, { state: string; identity: string }>();

/** A folder or file on this machine, as it is now. @throws an Error with a sentence where it cannot be `<nixpkgs>` */
export async function openFolder(prepared: Prepared, folder: string, from: string, signal: AbortSignal): Promise<Source> {
  const entries = treeOf(from);
  const state = JSON.stringify(entries);
  const last = seen.get(from);
  const identity = last?.state === state ? last.identity : await identityOf(entries);
  seen.set(from, { state, identity });
  return {
    name: from,
    identity,
    nixPath: await place(prepared, folder, identity, entries, signal),
    async supply([first]) {
      throw new Error(`${from} asks for ${first}, which only the starter set brings.`);
    },
  };
}
