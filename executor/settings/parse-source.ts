import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PackageSource } from '../contract/settings.ts';
import { Refusal } from '../refusal.ts';

/** The source that a word names: `starter`, a revision of nixpkgs, or a folder. @throws Refusal INVALID_REQUEST */
export function parseSource(word: string): PackageSource {
  if (word === 'starter') return { kind: 'starter' };
  if (/^[0-9a-f]{40}$/.test(word)) return { kind: 'nixpkgs', revision: word };
  if (existsSync(word)) return { kind: 'folder', path: resolve(word) };
  const message = `A source is starter, a folder, or a revision of nixpkgs (40 hexadecimal digits), not "${word}".`;
  throw new Refusal(message, { code: 'INVALID_REQUEST', issues: [{ path: 'source', message }] });
}
