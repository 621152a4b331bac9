import path from 'node:path';
import type { PackageEntry } from './package-index.ts';

/** Where a data folder keeps Debian packages, what is known of them, and apt's state. */
export function packagesFolder(folder: string): string {
  return path.join(folder, 'packages');
}

/** Where a package is once it was fetched. */
export function packageFile(folder: string, entry: Pick<PackageEntry, 'file'>): string {
  return path.join(packagesFolder(folder), entry.file);
}
