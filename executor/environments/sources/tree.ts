import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** One thing in a source. Paths are relative, with `/`. */
export type Entry =
  | { kind: 'file'; path: string; from: string; bytes: number; executable: boolean; changed: string }
  | { kind: 'content'; path: string; content: Buffer }
  | { kind: 'link'; path: string; target: string };

/** What a source may have: several times the size of nixpkgs. */
const MOST = { files: 200_000, bytes: 1 << 30 };

/**
 * What is in a folder, sorted by path; of a single `.nix` file itself, as `default.nix`. Left out are `.git`, and the links into the store
 * that nix-build leaves.
 * @throws an Error with a sentence: it is not there, not an expression, too large, or has what a builder cannot be given
 */
export function treeOf(place: string): Entry[] {
  const root = rootOf(place);
  if (lstatSync(root).isFile()) {
    if (!root.endsWith('.nix')) throw new Error(`${place} is no folder and no .nix file: name what <nixpkgs> shall be.`);
    return [fileEntry('default.nix', root)];
  }
  const entries: Entry[] = [];
  let bytes = 0;
  const visit = (folder: string): void => {
    for (const { name } of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const relative = folder === '' ? name : `${folder}/${name}`;
      const from = path.join(root, relative);
      const stat = lstatSync(from);
      if (name === '.git') continue;
      if (stat.isDirectory()) visit(relative);
      else if (stat.isFile()) entries.push(fileEntry(relative, from));
      else if (!stat.isSymbolicLink())
        throw new Error(`${from} is neither a file, a folder nor a link: take it out of the package source.`);
      else if (!isResult(name, from)) entries.push(linkEntry(root, relative, from));
      bytes += stat.isFile() ? stat.size : 0;
      if (entries.length > MOST.files || bytes > MOST.bytes) {
        throw new Error(`${place} is too large for a package source: at most ${MOST.files} files and ${MOST.bytes >> 20} MiB.`);
      }
    }
  };
  visit('');
  if (!entries.some((entry) => entry.path === 'default.nix')) throw new Error(`${place} has no default.nix: it cannot be <nixpkgs>.`);
  return sorted(entries);
}

export function sorted(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function rootOf(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    throw new Error(`The package source ${place} is not there: choose another one in the settings.`);
  }
}

function fileEntry(relative: string, from: string): Entry {
  const { size, mode, ino, ctimeNs } = lstatSync(from, { bigint: true });
  return { kind: 'file', path: relative, from, bytes: Number(size), executable: (mode & 0o100n) !== 0n, changed: `${ino} ${ctimeNs}` };
}

function isResult(name: string, from: string): boolean {
  return name.startsWith('result') && readlinkSync(from).startsWith('/nix/store/');
}

function linkEntry(root: string, relative: string, from: string): Entry {
  const target = readlinkSync(from);
  const end = path.resolve(root, path.dirname(relative), target);
  if (path.isAbsolute(target) || !(end === root || end.startsWith(root + path.sep))) {
    throw new Error(`The link ${from} leads out of the package source: put what it names inside.`);
  }
  return { kind: 'link', path: relative, target: target.replaceAll(path.sep, '/') };
}
