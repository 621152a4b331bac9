import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../refusal.ts';
import { WHOLE } from './export-bundle.ts';

/** What nobody goes on with for so long, ms, is taken away. */
const KEPT_MS = 24 * 3_600_000;

/** Bundles on their way, in `bundles/` of the data folder: what is made is a folder `out-…`, what is brought a file `in-…`. */
export interface Spool {
  outFolder(bundle: string): string;
  inFile(bundle: string): string;
  /** A piece of what was made, or brought. @throws Refusal NOT_FOUND */
  read(bundle: string, offset: number, length: number): { bytes: Buffer; done: boolean };
  /** Puts a piece of what is brought in its place, where nothing is missing before it; what was there from then on goes. @returns how much there is now. @throws Refusal DISK_FULL */
  write(bundle: string, offset: number, bytes: Uint8Array): number;
  /** @throws Refusal NOT_FOUND */
  brought(bundle: string): string;
  drop(bundle: string): void;
  /** Takes away what nobody went on with for a day. */
  sweep(): void;
}

/** @param data the data folder */
export function createSpool(data: string): Spool {
  const folder = path.join(data, 'bundles');
  const outFolder = (bundle: string) => path.join(folder, `out-${bundle}`);
  const inFile = (bundle: string) => path.join(folder, `in-${bundle}`);

  function tidy(): void {
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
  }

  function sweep(): void {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      const place = path.join(folder, name);
      if (Date.now() - statSync(place).mtimeMs > KEPT_MS) rmSync(place, { recursive: true, force: true });
    }
    tidy();
  }

  sweep();

  return {
    outFolder,
    inFile,
    read(bundle, offset, length) {
      const file = [path.join(outFolder(bundle), WHOLE), inFile(bundle)].find((one) => existsSync(one)) ?? notFound(bundle);
      const handle = openSync(file, 'r');
      try {
        const bytes = Buffer.alloc(length);
        const count = readSync(handle, bytes, 0, length, offset);
        return { bytes: bytes.subarray(0, count), done: offset + count >= fstatSync(handle).size };
      } finally {
        closeSync(handle);
      }
    },
    write(bundle, offset, bytes) {
      const file = inFile(bundle);
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (offset > size || bytes.length === 0) return size;
      if (size === 0) sweep();
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const handle = openSync(file, 'a', 0o600);
      try {
        ftruncateSync(handle, offset);
        let written = 0;
        while (written < bytes.length) written += writeSync(handle, bytes, written);
      } catch (error) {
        throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? diskFull(data) : error;
      } finally {
        closeSync(handle);
      }
      return offset + bytes.length;
    },
    brought(bundle) {
      const file = inFile(bundle);
      return existsSync(file) ? file : notFound(bundle);
    },
    drop(bundle) {
      for (const place of [outFolder(bundle), inFile(bundle)]) rmSync(place, { recursive: true, force: true });
      tidy();
    },
    sweep,
  };
}

/** @param folder the data folder */
export function diskFull(folder: string): Refusal {
  return new Refusal(`The disk of the data folder ${folder} is full. Make room on it, and go on.`, { code: 'DISK_FULL', folder });
}

function notFound(bundle: string): never {
  throw new Refusal(`There is no bundle ${bundle} here: it was taken in, or waited for a day. Begin again.`, {
    code: 'NOT_FOUND',
    what: `bundle ${bundle}`,
  });
}
