import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpackFrames } from '../../simulator/recording/pack.ts';
import { submissionSummary } from '../contract/submission.ts';
import { createOutputStore } from '../output/output-store.ts';
import { openDatabase } from '../store/open-database.ts';
import { fakeFrames } from '../testing/fake-engine.ts';
import { temporaryFolder } from '../testing/test-executor.ts';
import { createHistory, type History } from './history.ts';
import { createRecordingStore } from './recording-store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Database;
let history: History;

beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(folder.path).db;
  history = createHistory(db, createOutputStore(db));
});
afterEach(() => {
  history.close();
  db.close();
  folder.remove();
});

function add(leds = 1): string {
  const id = randomUUID();
  const request = { files: [{ name: 'main.py', content: 'x', encoding: 'utf8' as const }], stdin: '', args: [], env: {}, limits: {} };
  history.add({ id, request, runtime: 'light', engine: 'embedded', entry: 'main.py', seed: 7, leds });
  return id;
}

/** What the quickest of ten takes, ms: others may have the processor in between. */
function quickest(work: () => unknown): number {
  const took = Array.from({ length: 10 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...took);
}

describe('the list', () => {
  test('is newest first, page by page, and what is added meanwhile moves nothing', () => {
    const ids = Array.from({ length: 25 }, () => add());
    const newestFirst = ids.toReversed();
    const seen: string[] = [];
    for (let cursor: string | null = String(Number.MAX_SAFE_INTEGER); cursor !== null;) {
      const page: ReturnType<History['list']> = history.list({ cursor: Number(cursor), limit: 10 });
      seen.push(...page.items.map((item) => item.id));
      for (const item of page.items) expect(submissionSummary.parse(item)).toEqual(item);
      cursor = page.next;
      add();
    }
    expect(seen).toEqual(newestFirst);
  });

  test('has no next page where the last one is full to the brim', () => {
    for (let i = 0; i < 10; i++) add();
    expect(history.list({ cursor: Number.MAX_SAFE_INTEGER, limit: 10 }).next).toBeNull();
  });

  test('of a hundred thousand takes under 5 ms, wherever the page is', () => {
    const insert = db.prepare(
      `INSERT INTO submissions (id, status, runtime, engine, entry, seed, leds, created_at) VALUES (?, 'FINISHED', 'python', 'embedded', 'a', 1, 1, '')`,
    );
    db.transaction(() => {
      for (let i = 0; i < 100_000; i++) insert.run(randomUUID());
    })();
    for (const cursor of [Number.MAX_SAFE_INTEGER, 50_000, 20]) {
      expect(quickest(() => history.list({ cursor, limit: 50 }))).toBeLessThan(5);
    }
    expect(history.queued()).toEqual([]);
    expect(quickest(() => history.queued())).toBeLessThan(5);
  });
});

describe('a request', () => {
  test('is kept as it was accepted', () => {
    expect(history.request(add())).toEqual({
      files: [{ name: 'main.py', content: 'x', encoding: 'utf8' }],
      stdin: '',
      args: [],
      env: {},
      limits: {},
    });
  });
});

describe('a recording', () => {
  test('is kept compressed and had by range, at 500 LEDs a page in a few ms', () => {
    const id = add(500);
    const recordings = createRecordingStore(db);
    const writer = recordings.open(1, 500, { stored() {}, failed: (error) => expect.unreachable(String(error)) });
    for (let f = 0; f < 1_350; f += 45) writer.add(fakeFrames(45, 500, f));
    writer.end(45_000);
    expect(history.recording(id)).toEqual({ seq: 1, frames: 1_350, durationMs: 45_000, leds: 500, seed: 7 });
    const { bytes } = db.prepare<[], { bytes: number }>('SELECT sum(length(packed)) AS bytes FROM frames').get() ?? { bytes: Infinity };
    expect(bytes).toBeLessThan(270_000);
    const page = recordings.frames(1, 500, 700, 100);
    expect(quickest(() => recordings.frames(1, 500, 700, 100))).toBeLessThan(50);
    expect(unpackFrames(page.buffer, 500)).toEqual(fakeFrames(100, 500, 700));
  });

  test('says that it failed where frames do not fit the tree, and throws nothing at the engine', () => {
    add(3);
    const failures: unknown[] = [];
    const writer = createRecordingStore(db).open(1, 3, { stored() {}, failed: (error) => failures.push(error) });
    writer.add(fakeFrames(2, 4));
    writer.add(fakeFrames(2, 4));
    writer.end(0);
    expect(failures).toEqual([expect.any(TypeError)]);
  });
});
