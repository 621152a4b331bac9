import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Nobody but the user may have read it: these bits of its mode are no one's. */
const OTHERS = 0o077;

/** A secret: 32 random bytes as base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The secret of a data folder, made once: an address, a cookie and an open page go on working when the host is started again. One that
 * others may have read, or that is none, is made anew. To be called by the owner of the folder's lock, or by who serves for it.
 */
export function keptToken(folder: string): string {
  const file = path.join(folder, 'token');
  const kept = readToken(file);
  if (kept !== null) return kept;
  const token = newToken();
  try {
    const beside = `${file}.new`;
    writeFileSync(beside, token, { mode: 0o600 });
    renameSync(beside, file);
  } catch (error) {
    // On a full disk the workbench is served all the same; the next start has another token.
    console.error(`${file} cannot be kept:`, error instanceof Error ? error.message : error);
  }
  return token;
}

function readToken(file: string): string | null {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) return null;
    const text = readFileSync(file, 'utf8');
    return /^[\w-]{43}$/.test(text) ? text : null;
  } catch {
    return null; // there is none, or none that can be read
  }
}

/** Compares without telling by its duration how much was right. */
export function sameToken(given: string | null | undefined, token: string): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
