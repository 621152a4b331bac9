import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
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
  /** Those of them that are not here whole, with how many bytes of each are. The others count as used. */
  missing(hashes: readonly string[]): { hash: string; received: number }[];
  /**
   * Takes a piece of one of so many bytes; what goes beyond what is here is not taken. Resolves with how many bytes are here.
   * @throws Refusal INVALID_REQUEST where it is too large, or at its end is not what its hash says; DISK_FULL
   */
  put(piece: { hash: string; bytes: number; offset: number; piece: Uint8Array }): Promise<{ received: number }>;
  /** @throws Refusal INVALID_REQUEST where those of one request are more than inputs may take together */
  assertTogether(hashes: readonly string[]): void;
  /** It counts as used; null where it is not here whole. */
  find(hash: string): Input | null;
}

export interface InputStoreParts {
  /** of its own, in the data folder */
  folder: string;
  budgetBytes(): number;
  /** those that submissions wait for: they stay */
  inUse(): ReadonlySet<string>;
}

const PART = '.part';
/** What nobody went on sending for so long, ms, is given up when room is made. */
const GIVEN_UP_MS = 24 * 3_600_000;
/** What was used so lately, ms, stays: it may be for a request whose other inputs are still being sent. */
const RECENT_MS = 10 * 60_000;

export function createInputStore({ folder, budgetBytes, inUse }: InputStoreParts): InputStore {
  const settling = new Map<string, Promise<void>>();
  const at = (name: string) => path.join(folder, name);
  const sizeOf = (name: string) => statSync(at(name), { throwIfNoEntry: false })?.size ?? null;
  const refuse = (where: string, message: string): never => {
    throw new Refusal(message, { code: 'INVALID_REQUEST', issues: [{ path: where, message }] });
  };

  function assertRoom(hash: string, bytes: number): void {
    if (bytes > REQUEST_BOUNDS.inputBytes)
      refuse('bytes', `It is ${bytes} bytes; an input of at most ${REQUEST_BOUNDS.inputBytes} is taken.`);
    if (bytes > budgetBytes())
      refuse('bytes', `It is ${bytes} bytes, and inputs may take ${budgetBytes()} together. Raise the setting inputBytes.`);
    const others = all().filter(({ name }) => name !== hash + PART);
    const stay = others.filter(staying(inUse())).reduce((sum, each) => sum + each.bytes, 0);
    if (stay + bytes > budgetBytes())
      refuse(
        'bytes',
        `It is ${bytes} bytes, and inputs may take ${budgetBytes()} together, of which ${stay} are needed, or on their way. Raise the setting inputBytes, or wait ten minutes.`,
      );
  }

  function all() {
    if (!existsSync(folder)) return [];
    return readdirSync(folder).map((name) => ({ name, ...statOf(at(name)) }));
  }

  /** Says of each whether it is not to be given up. */
  function staying(needed: ReadonlySet<string>) {
    return ({ name, usedMs }: { name: string; usedMs: number }) =>
      needed.has(name) || Date.now() - usedMs <= (name.endsWith(PART) ? GIVEN_UP_MS : RECENT_MS);
  }

  function touch(name: string): void {
    const now = new Date();
    utimesSync(at(name), now, now);
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
      throw new Refusal(`The disk of the data folder is full. Make room on it, and go on with this input.`, {
        code: 'DISK_FULL',
        folder: path.dirname(folder),
      });
    } finally {
      closeSync(file);
    }
  }

  async function settle(hash: string, part: string): Promise<void> {
    const sum = createHash('sha256');
    await pipeline(createReadStream(part), sum);
    if (sum.digest('hex') === hash) {
      renameSync(part, at(hash));
      touch(hash);
      return makeRoom();
    }
    rmSync(part, { force: true });
    refuse('hash', 'What was sent does not have this SHA-256. Nothing of it is kept; send it again from its beginning.');
  }

  /** Least recently used first. */
  function makeRoom(): void {
    const stays = staying(inUse());
    const oldestFirst = all().toSorted((a, b) => a.usedMs - b.usedMs);
    let total = oldestFirst.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const each of oldestFirst) {
      if (total <= budgetBytes()) return;
      if (stays(each)) continue;
      rmSync(at(each.name), { force: true });
      total -= each.bytes;
    }
  }

  return {
    missing: (hashes) =>
      [...new Set(hashes)].flatMap((hash) => {
        if (sizeOf(hash) === null) return [{ hash, received: sizeOf(hash + PART) ?? 0 }];
        touch(hash);
        return [];
      }),
    assertTogether(hashes) {
      const bytes = [...new Set(hashes)].reduce((sum, hash) => sum + (sizeOf(hash) ?? 0), 0);
      if (bytes > budgetBytes())
        refuse(
          'tests',
          `Its inputs are ${bytes} bytes, and inputs may take ${budgetBytes()} together. Raise the setting inputBytes, or send fewer tests at once.`,
        );
    },
    async put({ hash, bytes, offset, piece }) {
      const whole = sizeOf(hash);
      if (whole !== null) return { received: whole };
      assertRoom(hash, bytes);
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
      touch(hash);
      return { bytes, read: () => createReadStream(at(hash), { highWaterMark: 1 << 18 }) };
    },
  };
}

function statOf(file: string): { bytes: number; usedMs: number } {
  const { size, mtimeMs } = statSync(file);
  return { bytes: size, usedMs: mtimeMs };
}
