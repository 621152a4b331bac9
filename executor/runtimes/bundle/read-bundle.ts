import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { type BundleManifest, type Entry, MANIFEST_BYTES, MANIFEST_NAME } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';
import { bundleRefused } from './refused.ts';
import { SEAL_NAME, sealOf } from './seal.ts';
import { SIGNATURE_BYTES, SIGNATURE_NAME, verifySignature } from './signature.ts';
import { narName } from './store-entries.ts';
import { BLOCK, END, headOf, paddingOf, toldBytes } from './tar-layout.ts';

const CHUNK = 1 << 20;

/** A bundle's beginning. */
export interface BundleHead {
  manifest: BundleManifest;
  /** `bundle.json`, byte for byte */
  json: Buffer;
  /** SHA-256 of it: what the bundle is known by, since all that follows but a signature follows from it */
  id: string;
}

/** A bundle of which every byte is proven. */
export interface ProvenBundle extends BundleHead {
  /** the public key that signed it; null where nobody did */
  signedBy: string | null;
  /** where the contents of its entries begin, bytes */
  offsets: ReadonlyMap<string, number>;
}

/** Reads and proves `bundle.json`. @throws Refusal; what reading the file throws */
export async function readHead(file: string): Promise<BundleHead> {
  const handle = await open(file);
  try {
    return await headFrom(createReader(handle));
  } finally {
    await handle.close();
  }
}

/**
 * Reads a bundle from its first byte to its last, and proves that each is what its `bundle.json` says, archives of store paths also
 * unpacked. Nothing is kept of it, and no more of it in memory than `bundle.json` and a piece.
 * @throws Refusal; what reading the file throws; the signal's reason once it is aborted
 */
export async function readBundle(
  file: string,
  { signal, read = () => {} }: { signal: AbortSignal; /** is told how many bytes have been read */ read?: (bytes: number) => void },
): Promise<ProvenBundle> {
  const handle = await open(file);
  try {
    const reader = createReader(handle);
    const head = await headFrom(reader);
    const { manifest } = head;
    const archives = new Map(manifest.environment?.paths.map((each) => [narName(each.path), each]));
    const offsets = new Map<string, number>();
    for (const entry of manifest.entries) {
      const { name, bytes } = entry;
      await expect(reader, await headOf(entry), name);
      offsets.set(name, reader.at);
      const body = proven(reader, entry, signal);
      const archive = archives.get(name);
      if (archive) await proveArchive(body, name, archive);
      else for await (const _ of body);
      await expect(reader, paddingOf(bytes), name);
      read(reader.at);
    }
    const signedBy = await readSignature(reader, head.json);
    if ((await reader.take(1)).length > 0) throw bundleRefused('More follows after its end: it is damaged, or was changed. Copy it again.');
    return { ...head, signedBy, offsets };
  } finally {
    await handle.close();
  }
}

/** A file from its beginning, and how much of it has been read. */
function createReader(handle: FileHandle) {
  let at = 0;
  return {
    get at() {
      return at;
    },
    /** So many bytes; fewer at the file's end. */
    async take(count: number): Promise<Buffer> {
      const bytes = Buffer.allocUnsafe(count);
      let got = 0;
      while (got < count) {
        const { bytesRead } = await handle.read(bytes, got, count - got, at);
        if (bytesRead === 0) break;
        got += bytesRead;
        at += bytesRead;
      }
      return bytes.subarray(0, got);
    },
  };
}
type Reader = ReturnType<typeof createReader>;

async function headFrom(reader: Reader): Promise<BundleHead> {
  const header = await reader.take(BLOCK);
  const bytes = header.length === BLOCK ? toldBytes(header) : Number.NaN;
  if (!(bytes > 0) || !header.equals(await headOf({ name: MANIFEST_NAME, bytes })))
    throw bundleRefused('It is no bundle of a runtime: `treeline runtime export` writes one.');
  if (bytes > MANIFEST_BYTES) throw bundleRefused(`Its ${MANIFEST_NAME} is larger than ${MANIFEST_BYTES >> 20} MiB, which none is.`);
  const json = await reader.take(bytes);
  if (json.length < bytes) throw short(MANIFEST_NAME);
  const manifest = parseManifest(json);
  const seal = sealOf(json);
  await expect(reader, Buffer.concat([paddingOf(bytes), await headOf(seal), seal.from, paddingOf(seal.bytes)]), SEAL_NAME);
  return { manifest, json, id: createHash('sha256').update(json).digest('hex') };
}

async function expect(reader: Reader, bytes: Buffer, name: string): Promise<void> {
  const found = await reader.take(bytes.length);
  if (found.equals(bytes)) return;
  if (found.length < bytes.length) throw short(name);
  throw bundleRefused(`Something else is where ${name} should be: it is damaged, or was changed. Copy it again.`);
}

async function* proven(reader: Reader, { name, bytes, sha256 }: Entry, signal: AbortSignal): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  for (let left = bytes; left > 0;) {
    signal.throwIfAborted();
    const chunk = await reader.take(Math.min(CHUNK, left));
    if (chunk.length === 0) throw short(name);
    left -= chunk.length;
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw damaged(name);
}

/** How it is heard that something cannot be unpacked, ends too early, or goes on after its end. */
const NOT_ZSTD = /^(ZSTD_|Z_|ERR_STREAM_PREMATURE_CLOSE)/;

/** Unpacked, it is what Nix has registered, and not a byte more of it is unpacked. */
async function proveArchive(body: AsyncIterable<Buffer>, name: string, { narHash, narBytes }: { narHash: string; narBytes: number }) {
  const wrong = bundleRefused(`${name} holds something else than the bundle says of its store path. Export it again.`);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(Readable.from(body, { objectMode: false }), createZstdDecompress(), async (unpacked: AsyncIterable<Buffer>) => {
      for await (const chunk of unpacked) {
        if ((bytes += chunk.length) > narBytes) throw wrong;
        hash.update(chunk);
      }
    });
  } catch (error) {
    throw NOT_ZSTD.test(String((error as NodeJS.ErrnoException).code)) ? wrong : error;
  }
  if (bytes !== narBytes || `sha256-${hash.digest('base64')}` !== narHash) throw wrong;
}

/** Reads to the end of the tar. @returns who signed */
async function readSignature(reader: Reader, json: Buffer): Promise<string | null> {
  const header = await reader.take(BLOCK);
  if (header.equals(END.subarray(0, BLOCK))) {
    await expect(reader, END.subarray(BLOCK), 'the end');
    return null;
  }
  const bytes = header.length === BLOCK ? toldBytes(header) : Number.NaN;
  if (Number.isNaN(bytes) && header.length < BLOCK) throw short('the end');
  if (!(bytes > 0 && bytes <= SIGNATURE_BYTES) || !header.equals(await headOf({ name: SIGNATURE_NAME, bytes })))
    throw bundleRefused('Something follows that does not belong to it: it is damaged, or was changed. Copy it again.');
  const text = await reader.take(bytes);
  await expect(reader, Buffer.concat([paddingOf(bytes), END]), 'the end');
  return verifySignature(json, text.toString('utf8'));
}

function damaged(name: string): Error {
  return bundleRefused(`${name} is not what the bundle says: it is damaged, or was changed. Copy it again.`);
}

function short(name: string): Error {
  return bundleRefused(`It is cut short at ${name}. Copy it again.`);
}
