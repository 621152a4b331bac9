import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const layout = z.strictObject({
  /** of the packages only these files, and where they go; null: all, where they are */
  keep: z.record(z.string(), z.string()).nullable(),
  /** path → mode, octal */
  folders: z.record(z.string(), z.string()),
  links: z.record(z.string(), z.string()),
});
export type Layout = z.infer<typeof layout>;

const recipeFile = z.strictObject({
  /** goes up when the code makes something else of the same recipe */
  format: z.int(),
  packages: z.strictObject({ base: z.array(z.string()), runner: z.array(z.string()), compiler: z.array(z.string()) }),
  /** packages that are named by others and that nothing here needs */
  without: z.array(z.string()),
  /** regular expressions: how the paths of what no image needs begin */
  leaveOut: z.array(z.string()),
  base: layout,
  runner: layout,
  /** of the throwaway image that compiles the first process */
  compiler: layout,
});

interface RecipeFile {
  /** below `/`, or of the first process its name */
  path: string;
  bytes: Buffer;
}

/** What the images are made of, but for the packages' versions. */
export interface Recipe extends z.infer<typeof recipeFile> {
  files: Record<'base' | 'runner' | 'public' | 'first', RecipeFile[]>;
  /** hash of all of it */
  hash: string;
}

const RESOURCES = fileURLToPath(new URL('../../../../resources', import.meta.url));

export function readRecipe(resources = RESOURCES): Recipe {
  const folder = path.join(resources, 'base-image');
  const text = readFileSync(path.join(folder, 'recipe.json'), 'utf8');
  const files = {
    base: readFolder(path.join(folder, 'base')),
    runner: readFolder(path.join(folder, 'runner')),
    public: readFolder(path.join(folder, 'public')),
    first: readFolder(path.join(resources, 'runner')).filter(({ path: name }) => /^[\w-]+\.[ch]$/.test(name)),
  };
  const hash = createHash('sha256').update(text);
  for (const [kind, list] of Object.entries(files)) {
    for (const file of list) hash.update(`\0${kind}/${file.path}\0${file.bytes.length}\0`).update(file.bytes);
  }
  return { ...recipeFile.parse(JSON.parse(text)), files, hash: hash.digest('hex') };
}

/** All files below a folder, sorted by path. */
function readFolder(folder: string): RecipeFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(folder, file).replaceAll(path.sep, '/'), bytes: readFileSync(file) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
