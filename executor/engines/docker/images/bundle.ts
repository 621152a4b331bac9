import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { z } from 'zod';
import { type TarEntry, wholeEntry } from './tar-entry.ts';

const member = z.strictObject({
  name: z.string().regex(/^((base|runner)\.tar|packages\/[a-z0-9][\w.+-]*\.deb|packages\/index\/[0-9a-f]{16}\.json)$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Member = z.infer<typeof member>;

/**
 * The first member of a bundle, `manifest.json`. A bundle is a tar; the others follow in its order: the images as `docker save` gives
 * them, packages, and last the indexes of packages.
 */
export const bundleManifest = z.strictObject({
  treeline: z.literal('images 1'),
  /** Debian's name */
  architecture: z.string(),
  /** hash of the application's recipe */
  text: z.string(),
  recipe: z.string(),
  members: z.array(member),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

export const MANIFEST = 'manifest.json';
const MANIFEST_BYTES = 16 << 20;

/** A file that is no bundle, or no whole one; the message is a sentence. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused';
}

/**
 * Reads a bundle and proves the hash of every member. `take` is given each one's bytes, which end with BundleRefused where they are not
 * what the manifest says.
 * @throws BundleRefused
 */
export async function readBundle(
  file: string,
  signal: AbortSignal,
  take: (member: Member, bytes: AsyncIterable<Uint8Array>, manifest: BundleManifest) => Promise<void>,
): Promise<BundleManifest> {
  const tar = extract();
  const fed = pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), tar, { signal });
  // What went wrong shows where the tar is read.
  fed.catch(() => {});
  try {
    let manifest: BundleManifest | null = null;
    let at = 0;
    for await (const entry of tar as AsyncIterable<TarEntry>) {
      if (!manifest) {
        manifest = await readManifest(file, entry);
        continue;
      }
      const expected = manifest.members[at++];
      if (expected?.name !== entry.header.name)
        throw new BundleRefused(`${file} holds ${entry.header.name}, which is not in its manifest.`);
      await take(expected, proven(file, expected, entry), manifest);
    }
    if (!manifest) throw new BundleRefused(`${file} is not a file of Treeline's images.`);
    const missing = manifest.members[at];
    if (missing) throw new BundleRefused(`${file} is cut short: ${missing.name} is missing. Copy it again.`);
    return manifest;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && /^(Invalid tar header|Unexpected end of data)/.test(error.message)) {
      throw new BundleRefused(`${file} is not a file of Treeline's images, or is cut short: ${error.message}. Copy it again.`);
    }
    throw error;
  } finally {
    tar.destroy();
  }
}

async function readManifest(file: string, entry: TarEntry): Promise<BundleManifest> {
  const refused = new BundleRefused(`${file} is not a file of Treeline's images.`);
  if (entry.header.name !== MANIFEST || entry.header.size > MANIFEST_BYTES) throw refused;
  const text = (await wholeEntry(entry)).toString('utf8');
  try {
    return bundleManifest.parse(JSON.parse(text));
  } catch {
    throw refused;
  }
}

async function* proven(file: string, { name, bytes, sha256 }: Member, body: AsyncIterable<Buffer>): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  let got = 0;
  for await (const chunk of body) {
    hash.update(chunk);
    got += chunk.length;
    yield chunk;
  }
  if (got !== bytes || hash.digest('hex') !== sha256)
    throw new BundleRefused(`${file} is damaged: ${name} is not what its manifest says. Copy it again.`);
}
