import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { temporaryFolder } from '../../testing/test-executor.ts';
import type { BundleManifest } from './manifest.ts';
import { readBundle } from './read-bundle.ts';
import { sealOf } from './seal.ts';
import { newKey, signManifest } from './signature.ts';
import { END } from './tar-layout.ts';
import { FILES, smallBundle, writeSmall } from './testing/small-bundle.ts';
import { signatureEnd } from './write-bundle.ts';

const data = temporaryFolder();
afterAll(data.remove);
const good = path.join(data.path, 'good.treeline');
const bad = path.join(data.path, 'bad.treeline');
const { signal } = new AbortController();
const proven = (file: string) => readBundle(file, { signal });

type Head = { [part: string]: unknown };
/** The good bundle with another manifest, its tar made by hand. */
async function said(change: (manifest: BundleManifest) => void): Promise<void> {
  const manifest = structuredClone(manifestOf(good));
  change(manifest);
  await tarred(([first, , ...rest]) => {
    const content = Buffer.from(JSON.stringify(manifest));
    return [{ ...first!, content }, { name: 'bundle.sha256', content: sealOf(content).from }, ...rest];
  });
}
/** The good bundle with other entries: any tar that tar-stream can write. */
async function tarred(
  change: (entries: { name: string; content: Buffer; head?: Head }[]) => { name: string; content: Buffer; head?: Head }[],
) {
  const manifest = manifestOf(good);
  const bytes = readFileSync(good);
  const { offsets } = await proven(good);
  const entries = [
    { name: 'bundle.json', content: jsonOf(good) },
    { name: 'bundle.sha256', content: sealOf(jsonOf(good)).from },
    ...manifest.entries.map(({ name, bytes: size, executable }) => {
      const at = offsets.get(name)!;
      return { name, content: bytes.subarray(at, at + size), head: executable ? { mode: 0o755 } : {} };
    }),
  ];
  const tar = pack();
  for (const { name, content, head = {} } of change(entries)) {
    const header = { name, mode: 0o644, mtime: new Date(0), ...head };
    if (header['type' as keyof typeof header] === undefined) tar.entry(header, content);
    else tar.entry(header);
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
  writeFileSync(bad, Buffer.concat(chunks));
}
function jsonOf(file: string): Buffer {
  const bytes = readFileSync(file);
  return bytes.subarray(512, 512 + Number.parseInt(bytes.toString('latin1', 124, 135), 8));
}
function manifestOf(file: string): BundleManifest {
  return JSON.parse(jsonOf(file).toString()) as BundleManifest;
}
/** One made as it should be, of parts that are not what they should be. */
async function made(change: (bundle: ReturnType<typeof smallBundle>) => void): Promise<void> {
  const bundle = smallBundle();
  change(bundle);
  await writeSmall(bad, bundle);
}
const archive = (at: number) => smallBundle().parts.at(at)!;
const packed = (at: number) => archive(at).from as Buffer;
/** An archive in the place of another, with a manifest that says so. */
function replaced(at: number, from: Buffer): Promise<void> {
  const sha256 = createHash('sha256').update(from).digest('hex');
  return made(({ parts }) => void Object.assign(parts.at(at)!, { from, bytes: from.length, sha256 }));
}
function repacked(change: (content: Buffer) => Buffer): Promise<void> {
  return replaced(-2, zstdCompressSync(change(zstdDecompressSync(packed(-2)))));
}
function replaceEnd(end: Buffer): void {
  const bytes = readFileSync(good);
  writeFileSync(bad, Buffer.concat([bytes.subarray(0, bytes.length - END.length), end]));
}
async function signed(json: Buffer): Promise<string> {
  const { privateKey, publicKey } = newKey();
  replaceEnd(await signatureEnd(signManifest(json, privateKey)));
  return publicKey;
}
const header = (name: string, size: number) => {
  const block = Buffer.alloc(512);
  block.write(`${name}\0`);
  block.write('000644 \0', 100);
  block.write(`${size.toString(8).padStart(11, '0')} `, 124);
  return block;
};

beforeAll(() => writeSmall(good));

describe('a bundle', () => {
  test('is proven whole, whoever it was signed by', async () => {
    const whole = await proven(good);
    expect(whole).toMatchObject({ manifest: { runtime: { id: 'small' } }, signedBy: null });
    const signedBy = await signed(jsonOf(good));
    expect(await proven(bad)).toMatchObject({ id: whole.id, signedBy });
  });

  test('is the same bytes whenever it is made', async () => {
    await writeSmall(bad);
    expect(readFileSync(bad).equals(readFileSync(good))).toBe(true);
  });

  test('is a tar for everybody else', () => {
    const tar = (...args: string[]) => execFileSync('tar', ['-f', good, ...args], { encoding: 'utf8' });
    expect(tar('-t').split('\n')).toContain('store/nar/00000000000000000000000000000000.nar.zst');
    expect(tar('-x', '-O', 'runtime/samples/größe/main.sh')).toBe(FILES['samples/größe/main.sh']);
    expect(tar('-tv', 'runtime/run.sh')).toMatch(/^-rwxr-xr-x/);
  });
});

describe('refused is', () => {
  const path0 = (manifest: BundleManifest) => manifest.environment!.paths[0]!;
  const addBefore =
    (name: string, head: Head, content = '') =>
    () =>
      tarred(([json, seal, ...rest]) => [json!, seal!, { name, content: Buffer.from(content), head }, ...rest]);

  test.each<[string, RegExp, () => unknown]>([
    ['an empty file', /no bundle/, () => writeFileSync(bad, '')],
    ['a zip', /no bundle/, () => writeFileSync(bad, Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(4_096, 7)]))],
    ['a page', /no bundle/, () => writeFileSync(bad, '<!doctype html><title>Not found</title>'.repeat(50))],
    ['another tar', /no bundle/, () => tarred((entries) => entries.slice(1))],
    ['a packed one', /no bundle/, () => writeFileSync(bad, zstdCompressSync(readFileSync(good)))],
    ['a manifest that is no JSON', /no bundle/, () => tarred(([json, ...rest]) => [{ ...json!, content: Buffer.from('{') }, ...rest])],
    ['a manifest of 1 GB', /no bundle|larger than/, () => writeFileSync(bad, header('bundle.json', 1 << 30))],
    ['a newer format', /format 2, and this Treeline knows format 1/, () => said((one) => Object.assign(one, { version: 2 }))],
    ['what is not in the format', /Unrecognized key: "more"/, () => said((one) => Object.assign(one, { more: 1 }))],

    ['one that is cut short in its manifest', /cut short at bundle.json/, () => (copyFileSync(good, bad), truncateSync(bad, 900))],
    ['one that is cut short between entries', /cut short/, () => (copyFileSync(good, bad), truncateSync(bad, 512 * 20))],
    [
      'one that is cut short before its end',
      /cut short at the end/,
      () => (copyFileSync(good, bad), truncateSync(bad, readFileSync(good).length - 512)),
    ],
    ['one that goes on after its end', /More follows/, () => (copyFileSync(good, bad), appendFileSync(bad, Buffer.alloc(512)))],
    ['another size than is said', /Something else|cut short/, () => said((one) => (one.entries[0]!.bytes += 1))],
    ['another hash than is said', /not what the bundle says/, () => said((one) => (one.entries[0]!.sha256 = '0'.repeat(64)))],

    ['an entry too many', /Something/, () => tarred((all) => [...all, { name: 'store/more', content: Buffer.from('x') }])],
    ['an entry too few', /Something/, () => tarred((all) => all.filter((_, index) => index !== 3))],
    ['an entry twice', /Something/, () => tarred((all) => all.flatMap((each, index) => (index === 3 ? [each, each] : [each])))],
    ['entries in another order', /Something/, () => tarred((all) => all.toSpliced(2, 2, all[3]!, all[2]!))],
    [
      'an entry that its manifest says and that does not belong to it',
      /does not belong to it/,
      () => said((one) => one.entries.push({ ...one.entries[0]!, name: 'else' })),
    ],
    [
      'entries that its manifest says in another order',
      /not in the order/,
      () => said((one) => one.entries.splice(0, 2, one.entries[1]!, one.entries[0]!)),
    ],
    ['a way out', /has `..` in it/, () => said((one) => (one.entries[0]!.name = 'runtime/../../x'))],
    ['a way out that its manifest does not say', /Something/, addBefore('../x', {}, 'x')],
    ['an absolute name', /is absolute/, () => said((one) => (one.entries[0]!.name = 'runtime//etc/passwd'))],
    [
      'two names that differ in case',
      /same file on some systems/,
      () => said((one) => one.entries.unshift({ ...one.entries[0]!, name: 'runtime/Cutor.nix' })),
    ],
    ['a symbolic link out', /Something/, addBefore('runtime/a', { type: 'symlink', linkname: '/etc' })],
    ['a symbolic link within', /Something/, addBefore('runtime/a', { type: 'symlink', linkname: 'run.sh' })],
    ['a hard link', /Something/, addBefore('runtime/a', { type: 'link', linkname: 'runtime/run.sh' })],
    ['a device', /Something/, addBefore('runtime/a', { type: 'character-device', devmajor: 1, devminor: 3 })],
    [
      'a setuid file',
      /Something/,
      () => tarred(([json, seal, first, ...rest]) => [json!, seal!, { ...first!, head: { mode: 0o4755 } }, ...rest]),
    ],
    ['an owner', /Something/, () => tarred(([json, seal, first, ...rest]) => [json!, seal!, { ...first!, head: { uid: 1000 } }, ...rest])],
    [
      'a file with holes',
      /Something/,
      addBefore('runtime/a', { pax: { 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '1099511627776' } }, 'x'),
    ],
    ['ten million entries', /entries/, () => said((one) => (one.entries = Array.from({ length: 100_000 }, () => one.entries[0]!)))],

    [
      'an archive that says it unpacks to more than anything',
      /more than packages do/,
      () => said((one) => (path0(one).narBytes = 2 ** 40)),
    ],
    ['an archive that unpacks to more than it says', /something else than the bundle says/, () => repacked(() => Buffer.alloc(64 << 20))],
    [
      'an archive with another content',
      /something else than the bundle says/,
      () => repacked((is) => Buffer.concat([is, Buffer.from('x')])),
    ],
    ['an archive that is none', /something else than the bundle says/, () => replaced(-1, Buffer.from('no zstd'))],
    ['a path that nothing needs', /is not in the closure/, () => said((one) => (one.environment!.shell = path0(one).path))],
    [
      'a path whose needs are not there',
      /needs \/nix\/store\/2+-x, which is not there/,
      () => said((one) => path0(one).references.push(`/nix/store/${'2'.repeat(32)}-x`)),
    ],
    ['a path twice', /is there twice/, () => said((one) => one.environment!.paths.push(path0(one)))],
    ['a path out of the store', /paths\.0\.path/, () => said((one) => (path0(one).path = '/nix/store/../../etc/x'))],
    [
      'a registration that its archive does not have',
      /narinfo says something else/,
      () => said((one) => (path0(one).narHash = one.environment!.paths[1]!.narHash)),
    ],

    ['a signature of another bundle', /signature is not of this bundle/, () => signed(Buffer.from('another'))],
    ['a signature of nobody', /signature is not of this bundle/, async () => replaceEnd(await signatureEnd('{"key":"","signature":""}'))],
    ['a signature that is too long', /Something follows/, async () => replaceEnd(await signatureEnd('x'.repeat(2_000)))],
  ])('%s', async (_, sentence, spoil) => {
    await spoil();
    await expect(proven(bad)).rejects.toThrow(sentence);
  });

  test('one in which any byte is another, wherever it is', async () => {
    const bytes = readFileSync(good);
    // The manifest, and then a byte of every block: heads, contents, what fills them up, and the end.
    for (let at = 100; at < bytes.length; at += at < 8_192 ? 97 : 512) {
      const before = bytes[at]!;
      bytes[at] = before ^ 1;
      writeFileSync(bad, bytes);
      await expect(proven(bad), `byte ${at}`).rejects.toThrow(Refusal);
      bytes[at] = before;
    }
  });
});
