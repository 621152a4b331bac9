import { sha256 } from '../version-hash.ts';
import { MANIFEST_NAME } from './manifest.ts';

export const SEAL_NAME = 'bundle.sha256';

/** What follows `bundle.json`, so that damage to it is noticed where nobody signed it; `sha256sum -c` reads it too. */
export function sealOf(json: Uint8Array) {
  const from = Buffer.from(`${sha256(json)}  ${MANIFEST_NAME}\n`);
  return { name: SEAL_NAME, bytes: from.length, from };
}
