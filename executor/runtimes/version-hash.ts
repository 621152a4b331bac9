import { createHash } from 'node:crypto';
import type { RequestFile } from '../contract/request-file.ts';
import { bytesOf } from '../request-files.ts';

/**
 * What a version of a runtime is known by: SHA-256 over the names of all its files and the hashes of their contents, by name. Whether a file
 * may be executed is no part of it, since some file systems do not tell, and it changes nothing: what ends in .sh or begins with #! is run.
 */
export function versionHash(files: readonly RequestFile[]): string {
  return sha256(JSON.stringify(Object.entries(fileHashes(files))));
}

/** Hashes of files by their names, in the order of these (UTF-16 units). */
export function fileHashes(files: readonly RequestFile[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file.name, sha256(bytesOf(file))] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
