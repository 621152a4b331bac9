import { addPackages, type PackagesToAdd } from './add-packages.ts';
import { bytesOf, createLayer, type Layer, type WrittenLayer } from './layer.ts';
import type { Layout } from './recipe.ts';

/** Writes a layer that `fill` fills; where that fails, none. */
export async function writeLayer(file: string, fill: (layer: Layer) => Promise<void>): Promise<WrittenLayer> {
  const layer = createLayer(file);
  try {
    await fill(layer);
  } catch (error) {
    layer.discard();
    throw error;
  }
  return layer.finish();
}

/** Folders and links of an image's own. */
export async function addLayout(layer: Layer, { folders, links }: Layout): Promise<void> {
  for (const [path, mode] of Object.entries(folders)) await layer.folder(path, Number.parseInt(mode, 8));
  for (const [path, target] of Object.entries(links)) await layer.link(path, target);
}

/** A layout, which wins over the packages, and the packages. */
export async function writePackages(file: string, layout: Layout, packages: Omit<PackagesToAdd, 'keep'>): Promise<WrittenLayer> {
  return writeLayer(file, async (layer) => {
    await addLayout(layer, layout);
    await addPackages(layer, { ...packages, keep: layout.keep });
  });
}

export interface FileToWrite {
  path: string;
  bytes: Uint8Array;
  /** default: 644, octal */
  mode?: number;
}

export async function writeFiles(file: string, files: readonly FileToWrite[]): Promise<WrittenLayer> {
  return writeLayer(file, async (layer) => {
    for (const { path, bytes, mode = 0o644 } of files) await layer.file(path, mode, bytes.length, bytesOf(bytes));
  });
}
