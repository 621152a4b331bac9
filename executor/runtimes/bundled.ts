import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runtimeManifest, type RuntimeManifest } from '../contract/runtime-manifest.ts';
import type { RuntimeFile } from '../contract/runtimes.ts';
import { MANIFEST } from './runtime.ts';
import { textOrBase64 } from './version-store.ts';

/** Where the bundled runtimes lie, a folder each, named by its id. */
export const BUNDLED = fileURLToPath(new URL('../../resources/runtimes/', import.meta.url));

let known: readonly RuntimeManifest[] | undefined;

/** What the bundled ones say of themselves; read once, as they come with this program. */
export function bundledManifests(): readonly RuntimeManifest[] {
  known ??= readdirSync(BUNDLED, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => runtimeManifest.parse(JSON.parse(readFileSync(path.join(BUNDLED, name, MANIFEST), 'utf8'))));
  return known;
}

/** All files of one; null where there is none. Modes are not told: what is packaged has lost them. */
export async function bundledFiles(id: string): Promise<RuntimeFile[] | null> {
  if (!bundledManifests().some((manifest) => manifest.id === id)) return null;
  const folder = path.join(BUNDLED, id);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    names.toSorted().map(async (full) => ({
      name: path.relative(folder, full).split(path.sep).join('/'),
      ...textOrBase64(await readFile(full)),
      executable: null,
    })),
  );
}
