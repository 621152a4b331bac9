import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import type { PackageIndex } from '../packages/package-index.ts';
import { packageFile } from '../packages/packages-folder.ts';
import { bytesOf, type Layer } from './layer.ts';
import { addEntry, type TarEntry, wholeEntry } from './tar-entry.ts';

export interface PackagesToAdd {
  folder: string;
  index: PackageIndex;
  names: readonly string[];
  leaveOut: readonly string[];
  /** only these files, and where they go */
  keep: Readonly<Record<string, string>> | null;
  /** before each package */
  onPackage(done: number): void;
  signal: AbortSignal;
}

/** Debian's own, so that every compression there is can be read. */
const UNPACK = 'dpkg-deb';

/** Puts the files of stored packages into a layer, without their scripts; `/bin`, `/lib` and kin are links into `/usr`. */
export async function addPackages(layer: Layer, { folder, index, names, leaveOut, keep, onPackage, signal }: PackagesToAdd): Promise<void> {
  const unwanted = new RegExp(`^(${leaveOut.join('|')})`);
  const certificates: Buffer[] = [];
  for (const [done, name] of names.toSorted().entries()) {
    onPackage(done);
    const entry = index[name];
    if (!entry) throw new TypeError(`The index has no package ${name}.`);
    for await (const file of filesOf(packageFile(folder, entry), signal)) {
      const place = placeOf(file.header.name);
      const wanted = keep ? keep[place] : unwanted.test(`${place}/`) ? undefined : place;
      if (!wanted) file.resume();
      else if (/^usr\/share\/ca-certificates\/.*\.crt$/.test(wanted)) certificates.push(await wholeEntry(file));
      else await addEntry(layer, wanted, file, placeOf);
    }
  }
  // What update-ca-certificates would make.
  const all = Buffer.concat(certificates);
  if (all.length > 0) await layer.file('etc/ssl/certs/ca-certificates.crt', 0o644, all.length, bytesOf(all));
}

/** `./bin/bash` → `usr/bin/bash` */
function placeOf(name: string): string {
  return name
    .replace(/^\.?\//, '')
    .replace(/\/$/, '')
    .replace(/^(bin|sbin|lib|lib64)(?=\/|$)/, 'usr/$1');
}

/** @throws an Error with a sentence where dpkg-deb is missing or the package is damaged */
async function* filesOf(deb: string, signal: AbortSignal): AsyncIterable<TarEntry> {
  const child = spawn(UNPACK, ['--fsys-tarfile', deb], { stdio: ['ignore', 'pipe', 'pipe'], signal });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${UNPACK} does not start (${error.message}): load the images from a file.`)));
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${deb} cannot be unpacked: ${said.trim()}`))));
  });
  const tar = extract();
  const fed = Promise.all([pipeline(child.stdout, tar), ended]);
  fed.catch((error: Error) => tar.destroy(error));
  yield* tar as AsyncIterable<TarEntry>;
  await fed;
}
