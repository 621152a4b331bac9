import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../../store/write-whole.ts';
import type { Progress } from '../prepared.ts';
import { debianArchitecture } from './debian-architecture.ts';
import { inTurn } from './in-turn.ts';
import { packagesFolder } from './packages-folder.ts';
import { resolvePackages } from './resolve-packages.ts';

const entry = z.strictObject({
  version: z.string(),
  /** its name in the packages folder, and fit for a name in the Nix store */
  file: z.string().regex(/^[a-z0-9][\w.+-]*\.deb$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int(),
  /** names in the same index, sorted: its Depends and Pre-Depends, each alternative decided */
  deps: z.array(z.string()),
});
const storedIndex = z.record(z.string(), entry);

export type PackageEntry = z.infer<typeof entry>;
/** Debian packages by name, names sorted: some roots and all that these depend on, as if nothing were installed. */
export type PackageIndex = Record<string, PackageEntry>;

/**
 * The index of `roots`: the one that was made here before or came with an import, so that it never changes by itself and needs neither
 * apt nor a network; made now where there is none, or with `refresh`. Downloads apt's lists at most, no package.
 * @param folder the data folder
 * @throws an Error with a sentence: no apt, another architecture, no network, a name that no source has
 */
export async function packageIndex(
  folder: string,
  roots: readonly string[],
  progress: Progress,
  signal: AbortSignal,
  { refresh = false } = {},
): Promise<PackageIndex> {
  const file = indexFile(folder, roots);
  const stored = refresh ? null : readIndex(file);
  if (stored) return stored;
  const index = await inTurn(() => resolvePackages(folder, roots, progress, signal));
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, JSON.stringify(index, null, 1));
  return index;
}

function indexFile(folder: string, roots: readonly string[]): string {
  const key = [debianArchitecture(), ...roots.toSorted()].join('\n');
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return path.join(packagesFolder(folder), 'index', `${name}.json`);
}

/** Null where there is none, or none that can be read: it is made anew. */
function readIndex(file: string): PackageIndex | null {
  try {
    return storedIndex.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
