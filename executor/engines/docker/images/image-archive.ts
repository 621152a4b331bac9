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
  layer: WrittenLayer;
}

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
  for (const image of images) {
    const config = JSON.stringify(configOf(image));
    const name = `${createHash('sha256').update(config).digest('hex')}.json`;
    const layer = `${image.layer.sha256}/layer.tar`;
    manifest.push({ Config: name, RepoTags: [image.tag], Layers: [layer] });
    tar.entry({ name, mtime: new Date(0) }, config);
    await pipeline(createReadStream(image.layer.file), tar.entry({ name: layer, size: image.layer.bytes, mtime: new Date(0) }));
  }
  tar.entry({ name: 'manifest.json', mtime: new Date(0) }, JSON.stringify(manifest));
  tar.finalize();
}

function configOf({ architecture, env, labels, layer }: ImageToLoad): unknown {
  return {
    architecture,
    os: 'linux',
    created: CREATED,
    config: { Env: env, Labels: labels, WorkingDir: '/' },
    rootfs: { type: 'layers', diff_ids: [`sha256:${layer.sha256}`] },
    history: [{ created: CREATED, created_by: 'treeline' }],
  };
}
