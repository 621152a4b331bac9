import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sentenceOf } from '../../sentence-of.ts';
import { readLater, type State } from './state.ts';

/** What a stage that went well wrote, in order, and used. */
export interface CompiledStage {
  stage: 'build' | 'compile';
  /** bytes as base64 */
  output: readonly { stream: 'stdout' | 'stderr'; base64: string }[];
  cpuMs: number | null;
  memoryBytes: number | null;
}

/** What build and compile left behind, by the key of all that they followed from (compile-key.ts). */
export interface CompileCache {
  /** In a few milliseconds; the state is the caller's, to be removed, whatever becomes of the cache meanwhile. null where there is none. */
  find(key: string): { stages: CompiledStage[]; state: State } | null;
  /** Keeps it, and lets those go that were used least recently. One that cannot be kept is told of, and done without. */
  keep(key: string, stages: readonly CompiledStage[], state: State): Promise<void>;
}

export interface CompileCacheParts {
  /** of its own; what an earlier process left half written there is removed */
  folder: string;
  /** for states that are in use */
  states: string;
  budgetBytes(): number;
  log(line: string): void;
}

interface Entry {
  /** of the state */
  bytes: number;
  stages: CompiledStage[];
}

const ENTRY = '.json';
const STATE = '.tar';
const PART = '.part';
/** One that takes a greater share of the budget would push out all others. */
const MOST = 1 / 4;

/** A folder with two files for each entry; the one with what the stages said is written last, and makes it one. */
export function createCompileCache({ folder, states, budgetBytes, log }: CompileCacheParts): CompileCache {
  const at = (name: string) => path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  const left = new Set(readdirSync(folder));
  for (const name of left) if (name.endsWith(PART) || (name.endsWith(STATE) && !left.has(name.replace(STATE, ENTRY)))) rmSync(at(name));

  function read(key: string): Entry | null {
    if (!existsSync(at(key + ENTRY))) return null;
    try {
      const entry = JSON.parse(readFileSync(at(key + ENTRY), 'utf8')) as Entry;
      if (statSync(at(key + STATE)).size === entry.bytes) return entry;
    } catch {
      // Damaged: compiled again.
    }
    forget(key);
    return null;
  }

  /** The entry first: without it, the state is none. */
  function forget(key: string): void {
    rmSync(at(key + ENTRY), { force: true });
    rmSync(at(key + STATE), { force: true });
  }

  async function write(key: string, entry: Omit<Entry, 'bytes'>, state: State): Promise<void> {
    const part = at(randomUUID() + PART);
    try {
      if (state.file) linkSync(state.file, part);
      else await pipeline(state.tar(), createWriteStream(part, { mode: 0o600 }));
      const bytes = statSync(part).size;
      if (bytes > budgetBytes() * MOST) return;
      await rename(part, at(key + STATE));
      await writeFile(part, JSON.stringify({ ...entry, bytes } satisfies Entry), { mode: 0o600 });
      await rename(part, at(key + ENTRY));
    } finally {
      rmSync(part, { force: true });
    }
  }

  function evict(): void {
    const entries = readdirSync(folder)
      .filter((name) => name.endsWith(ENTRY))
      .map((name) => {
        const key = name.slice(0, -ENTRY.length);
        const { mtimeMs, size } = statSync(at(name));
        return { key, usedAt: mtimeMs, bytes: size + (statSync(at(key + STATE), { throwIfNoEntry: false })?.size ?? 0) };
      })
      .toSorted((a, b) => a.usedAt - b.usedAt);
    let total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { key, bytes } of entries) {
      if (total <= budgetBytes()) break;
      forget(key);
      total -= bytes;
    }
  }

  return {
    find(key) {
      const entry = read(key);
      if (!entry) return null;
      const own = path.join(states, randomUUID());
      try {
        const now = new Date();
        utimesSync(at(key + ENTRY), now, now);
        mkdirSync(states, { recursive: true });
        linkSync(at(key + STATE), own);
      } catch (error) {
        log(`what was compiled before could not be taken, and is compiled again: ${sentenceOf(error)}`);
        return null;
      }
      return { stages: entry.stages, state: { tar: () => readLater(own), file: own, remove: () => rmSync(own, { force: true }) } };
    },
    async keep(key, stages, state) {
      try {
        await write(key, { stages: [...stages] }, state);
        evict();
      } catch (error) {
        log(`what was compiled could not be kept for the next time: ${sentenceOf(error)}`);
      }
    },
  };
}
