import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLACES } from './places.ts';
import { pyodideVersion } from './pyodide-version.ts';
import { readSources } from './sources.ts';
import { spawnChild } from './spawn-child.ts';

/** The file's name; before the memory it holds the key (32 bytes) and the memory's SHA-256 (32 bytes). */
export const SNAPSHOT_FILE = 'python.snapshot';
const KEY_BYTES = 32;
const MAKING_MS = 120_000;

/**
 * The file with the memory of a Python that has everything ready: one that is `elsewhere`, else the one in `folder`, else made
 * now and kept there. A file that is damaged, or was made of other parts, is not used, and replaced.
 */
export async function findSnapshot(nodePath: string, folder: string, elsewhere: readonly string[] = []): Promise<string> {
  const key = keyOfParts();
  const places = [...elsewhere, folder].map((place) => path.join(place, SNAPSHOT_FILE));
  const found = places.find((file) => isGood(file, key));
  if (found !== undefined) return found;
  const memory = await make(nodePath);
  const file = path.join(folder, SNAPSHOT_FILE);
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  try {
    writeFileSync(unfinished, Buffer.concat([key, sha256(memory), memory]), { flush: true });
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return file;
}

/** What a snapshot is made of: Pyodide, our own .py files, and what loads them. */
function keyOfParts(): Buffer {
  const core = path.join(PLACES.program, 'core');
  const loading = readdirSync(core).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const files = [PLACES.worker, ...loading.toSorted().map((name) => path.join(core, name))];
  return sha256(Buffer.from(JSON.stringify([pyodideVersion(), readSources(), files.map((file) => readFileSync(file, 'utf8'))])));
}

function isGood(file: string, key: Buffer): boolean {
  if (!existsSync(file)) return false;
  const bytes = readFileSync(file);
  const sum = bytes.subarray(KEY_BYTES, 2 * KEY_BYTES);
  return bytes.length > 2 * KEY_BYTES && key.equals(bytes.subarray(0, KEY_BYTES)) && sum.equals(sha256(bytes.subarray(2 * KEY_BYTES)));
}

function make(nodePath: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawnChild(nodePath, null, true);
    let memory: Uint8Array | null = null;
    const end = (settle: () => void): void => {
      clearTimeout(late);
      child.kill();
      settle();
    };
    const late = setTimeout(() => end(() => reject(new Error("Python's snapshot was not made in two minutes"))), MAKING_MS);
    child.onReport((report) => {
      if (report.kind === 'output') memory = report.bytes;
      if (report.kind === 'failed') end(() => reject(new Error(report.message)));
      if (report.kind === 'ready' && memory) end(() => resolve(memory!));
    });
    child.onGone((trouble) => end(() => reject(new Error(`Python's snapshot could not be made: ${trouble}`))));
  });
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
