import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack, type Pack } from 'tar-stream';
import type { WrittenLayer } from './layer.ts';

export interface ImageToLoad {
  tag: string;
  /** Docker's name of it: `amd64`, `arm64` */
  architecture: string;
  env: readonly string[];
  labels: Readonly<Record<string, string>>;
  /** lowest first */
  layers: readonly WrittenLayer[];
}

const OLD = new Date(0);
const CREATED = '1970-01-01T00:00:00Z';

/**
 * What `docker load` reads (Docker Image Specification v1.2, combined image JSON + filesystem changeset format). Nothing in it depends
 * on when and where it was made, so the images' digests do not either.
 */
export function imageArchive(images: readonly ImageToLoad[]): Readable {
  const tar = pack();
  fill(tar, images).catch((error: Error) => tar.destroy(error));
  return Readable.from(tar, { objectMode: false });
}

async function fill(tar: Pack, images: readonly ImageToLoad[]): Promise<void> {
  const manifest = [];
  const packed = new Set<string>();
  for (const image of images) {
    const config = JSON.stringify(configOf(image));
    const name = `${createHash('sha256').update(config).digest('hex')}.json`;
    manifest.push({ Config: name, RepoTags: [image.tag], Layers: image.layers.map(nameOf) });
    tar.entry({ name, mtime: OLD }, config);
    for (const layer of image.layers) {
      if (packed.has(layer.sha256)) continue;
      packed.add(layer.sha256);
      await pipeline(createReadStream(layer.file), tar.entry({ name: nameOf(layer), size: layer.bytes, mtime: OLD }));
    }
  }
  tar.entry({ name: 'manifest.json', mtime: OLD }, JSON.stringify(manifest));
  tar.finalize();
}

function nameOf({ sha256 }: WrittenLayer): string {
  return `${sha256}/layer.tar`;
}

function configOf({ architecture, env, labels, layers }: ImageToLoad): unknown {
  return {
    architecture,
    os: 'linux',
    created: CREATED,
    config: { Env: env, Labels: labels, WorkingDir: '/' },
    rootfs: { type: 'layers', diff_ids: layers.map(({ sha256 }) => `sha256:${sha256}`) },
    history: layers.map(() => ({ created: CREATED, created_by: 'treeline' })),
  };
}
