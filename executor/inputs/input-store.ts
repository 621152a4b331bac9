import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../refusal.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import type { Input } from './input.ts';

/** Texts of tests that did not go with their request, by the SHA-256 of their bytes. */
export interface InputStore {
  /** Those of them that are not here whole, with how many bytes of each are. */
  missing(hashes: readonly string[]): { hash: string; received: number }[];
  /**
   * Takes a piece of one of so many bytes; what goes beyond what is here is not taken. Resolves with how many bytes are here.
   * @throws Refusal INVALID_REQUEST where it is too large, or at its end is not what its hash says; DISK_FULL
   */
  put(piece: { hash: string; bytes: number; offset: number; piece: Uint8Array }): Promise<{ received: number }>;
  /** It counts as used; null where it is not here whole. */
  find(hash: string): Input | null;
}

export interface InputStoreParts {
  /** of its own */
  folder: string;
  budgetBytes(): number;
  /** those that submissions wait for: they stay */
  inUse(): ReadonlySet<string>;
}

const PART = '.part';
/** What nobody went on sending for so long, ms, is given up when room is made. */
const GIVEN_UP_MS = 24 * 3_600_000;

export function createInputStore({ folder, budgetBytes, inUse }: InputStoreParts): InputStore {
  const settling = new Map<string, Promise<void>>();
  const at = (name: string) => path.join(folder, name);
  const sizeOf = (name: string) => statSync(at(name), { throwIfNoEntry: false })?.size ?? null;
  const refuse = (where: string, message: string): never => {
    throw new Refusal(message, { code: 'INVALID_REQUEST', issues: [{ path: where, message }] });
  };

  function assertRoom(bytes: number): void {
    if (bytes > REQUEST_BOUNDS.inputBytes)
      refuse('bytes', `It is ${bytes} bytes; an input of at most ${REQUEST_BOUNDS.inputBytes} is taken.`);
    if (bytes > budgetBytes())
      refuse('bytes', `It is ${bytes} bytes, and inputs may take ${budgetBytes()} together. Raise the setting inputBytes.`);
  }

  function write(part: string, offset: number, piece: Uint8Array): void {
    mkdirSync(folder, { recursive: true });
    const file = openSync(part, 'a+', 0o600);
    try {
      // Appended: what was sent before is passed over.
      const here = statSync(part).size;
      const fresh = piece.subarray(Math.min(piece.length, here - offset));
      for (let done = 0; done < fresh.length;) done += writeSync(file, fresh, done);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      throw new Refusal(`The disk of the data folder is full. Make room on it, and go on with this input.`, { code: 'DISK_FULL', folder });
    } finally {
      closeSync(file);
    }
  }

  async function settle(hash: string, part: string): Promise<void> {
    const sum = createHash('sha256');
    await pipeline(createReadStream(part), sum);
    if (sum.digest('hex') === hash) return makeRoom(() => renameSync(part, at(hash)));
    rmSync(part, { force: true });
    refuse('hash', 'What was sent does not have this SHA-256. Nothing of it is kept; send it again from its beginning.');
  }

  /** Least recently used first. */
  function makeRoom(keep: () => void): void {
    keep();
    const needed = inUse();
    const all = readdirSync(folder)
      .map((name) => ({ name, ...statOf(at(name)) }))
      .toSorted((a, b) => a.usedMs - b.usedMs);
    let total = all.reduce((sum, { bytes }) => sum + bytes, 0);
    const newest = all.at(-1)?.name;
    for (const { name, bytes, usedMs } of all) {
      if (total <= budgetBytes()) return;
      const goes = name.endsWith(PART) ? Date.now() - usedMs > GIVEN_UP_MS : !needed.has(name) && name !== newest;
      if (!goes) continue;
      rmSync(at(name), { force: true });
      total -= bytes;
    }
  }

  return {
    missing: (hashes) =>
      [...new Set(hashes)].filter((hash) => sizeOf(hash) === null).map((hash) => ({ hash, received: sizeOf(hash + PART) ?? 0 })),
    async put({ hash, bytes, offset, piece }) {
      const whole = sizeOf(hash);
      if (whole !== null) return { received: whole };
      assertRoom(bytes);
      const part = at(hash + PART);
      if (offset <= (sizeOf(hash + PART) ?? 0)) write(part, offset, piece);
      const received = sizeOf(hash + PART) ?? 0;
      if (received > bytes) {
        rmSync(part, { force: true });
        refuse('bytes', `${received} bytes were sent of an input of ${bytes}. Nothing of it is kept; send it again from its beginning.`);
      }
      if (received < bytes) return { received };
      // Two may send the same at the same time.
      const over = settling.get(hash) ?? settle(hash, part).finally(() => settling.delete(hash));
      settling.set(hash, over);
      await over;
      return { received };
    },
    find(hash) {
      const bytes = sizeOf(hash);
      if (bytes === null) return null;
      const now = new Date();
      utimesSync(at(hash), now, now);
      return { bytes, read: () => createReadStream(at(hash), { highWaterMark: 1 << 18 }) };
    },
  };
}

function statOf(file: string): { bytes: number; usedMs: number } {
  const { size, mtimeMs } = statSync(file);
  return { bytes: size, usedMs: mtimeMs };
}
