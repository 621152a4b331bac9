import { addPackages, type PackagesToAdd } from './add-packages.ts';
import { bytesOf, createLayer, type WrittenLayer } from './layer.ts';
import type { Layout } from './recipe.ts';

export interface LayerToWrite extends Omit<PackagesToAdd, 'keep'> {
  layout: Layout;
  files: readonly { path: string; bytes: Uint8Array; mode?: number }[];
}

/** Writes an image's layer: its own folders, links and files first, which win over the packages'. */
export async function writeLayer(file: string, { layout, files, ...packages }: LayerToWrite): Promise<WrittenLayer> {
  const layer = createLayer(file);
  for (const [path, mode] of Object.entries(layout.folders)) await layer.folder(path, Number.parseInt(mode, 8));
  for (const [path, target] of Object.entries(layout.links)) await layer.link(path, target);
  for (const { path, bytes, mode = 0o644 } of files) await layer.file(path, mode, bytes.length, bytesOf(bytes));
  await addPackages(layer, { ...packages, keep: layout.keep });
  return layer.finish();
}
