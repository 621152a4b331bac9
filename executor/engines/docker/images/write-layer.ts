import { addPackages, type PackagesToAdd } from './add-packages.ts';
import { bytesOf, createLayer, type Layer, type WrittenLayer } from './layer.ts';
import type { Layout } from './recipe.ts';

/** An image's own folders and links, which win over the packages', and the packages. */
export async function writePackages(file: string, layout: Layout, packages: Omit<PackagesToAdd, 'keep'>): Promise<WrittenLayer> {
  return write(file, async (layer) => {
    for (const [path, mode] of Object.entries(layout.folders)) await layer.folder(path, Number.parseInt(mode, 8));
    for (const [path, target] of Object.entries(layout.links)) await layer.link(path, target);
    await addPackages(layer, { ...packages, keep: layout.keep });
  });
}

export interface FileToWrite {
  path: string;
  bytes: Uint8Array;
  /** default: 644, octal */
  mode?: number;
}

/** What lies over the packages. */
export async function writeFiles(file: string, files: readonly FileToWrite[]): Promise<WrittenLayer> {
  return write(file, async (layer) => {
    for (const { path, bytes, mode = 0o644 } of files) await layer.file(path, mode, bytes.length, bytesOf(bytes));
  });
}

async function write(file: string, fill: (layer: Layer) => Promise<void>): Promise<WrittenLayer> {
  const layer = createLayer(file);
  try {
    await fill(layer);
  } catch (error) {
    layer.discard();
    throw error;
  }
  return layer.finish();
}
