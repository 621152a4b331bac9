import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { createInputStore, type InputStore } from './input-store.ts';
import { wholeOf } from './input.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let home: ReturnType<typeof temporaryFolder>;
let folder: string;
const needed = new Set<string>();
const open = (budget = 1 << 20) => createInputStore({ folder, budgetBytes: () => budget, inUse: () => needed });

beforeEach(() => {
  home = temporaryFolder();
  folder = path.join(home.path, 'inputs');
  needed.clear();
});
afterEach(() => home.remove());

async function sent(store: InputStore, bytes: Uint8Array, at = 0, length = bytes.length): Promise<string> {
  const hash = hashOf(bytes);
  await store.put({ hash, bytes: bytes.length, offset: at, piece: bytes.subarray(at, at + length) });
  return hash;
}
const refused = (message: RegExp) => expect.objectContaining({ message: expect.stringMatching(message), name: 'Refusal' });

describe('an input', () => {
  test('is sent in pieces, goes on after its store was opened anew, and is read as often as wanted', async () => {
    const bytes = randomBytes(10_000);
    const hash = await sent(open(), bytes, 0, 4_000);
    const store = open();
    expect(store.missing([hash, hash])).toEqual([{ hash, received: 4_000 }]);
    expect(store.find(hash)).toBeNull();
    // What was sent already is passed over; what would leave a hole is not taken.
    expect(await store.put({ hash, bytes: 10_000, offset: 9_000, piece: bytes.subarray(9_000) })).toEqual({ received: 4_000 });
    expect(await store.put({ hash, bytes: 10_000, offset: 2_000, piece: bytes.subarray(2_000, 6_000) })).toEqual({ received: 6_000 });
    await sent(store, bytes, 6_000);
    expect(store.missing([hash])).toEqual([]);
    const found = store.find(hash);
    expect(found?.bytes).toBe(10_000);
    for (let n = 0; n < 2; n++) expect((await wholeOf(found!)).equals(bytes)).toBe(true);
  });

  test('that is empty, or sent by two at once, is kept once', async () => {
    const store = open();
    const bytes = randomBytes(1_000);
    await Promise.all([sent(store, bytes), sent(store, bytes), sent(store, new Uint8Array())]);
    expect(readdirSync(folder).toSorted()).toEqual([hashOf(bytes), hashOf(new Uint8Array())].toSorted());
  });

  test('whose bytes are not what its hash says, or are more than it said, is not kept', async () => {
    const store = open();
    const hash = hashOf(Buffer.from('right'));
    await expect(store.put({ hash, bytes: 5, offset: 0, piece: Buffer.from('wrong') })).rejects.toEqual(
      refused(/does not have this SHA-256/),
    );
    await expect(store.put({ hash, bytes: 4, offset: 0, piece: Buffer.from('right') })).rejects.toEqual(
      refused(/5 bytes were sent of an input of 4/),
    );
    expect(readdirSync(folder)).toEqual([]);
    await expect(store.put({ hash, bytes: 2 ** 31, offset: 0, piece: Buffer.from('x') })).rejects.toEqual(refused(/at most 1073741824/));
    await expect(store.put({ hash, bytes: 2 << 20, offset: 0, piece: Buffer.from('x') })).rejects.toEqual(
      refused(/Raise the setting inputBytes/),
    );
  });

  test('goes when others need the room: first the one used least recently, never one that somebody waits for', async () => {
    const store = open(2_500);
    const all: string[] = [];
    for (let n = 0; n < 3; n++) {
      const hash = await sent(store, randomBytes(800));
      const before = new Date(Date.now() - (15 - n) * 60_000);
      utimesSync(path.join(folder, hash), before, before);
      all.push(hash);
    }
    const [waitedFor = '', used = '', idle = ''] = all;
    needed.add(waitedFor);
    store.find(used);
    writeFileSync(path.join(folder, `${'0'.repeat(64)}.part`), 'somebody still sends it');
    const newest = await sent(store, randomBytes(800));
    expect(store.missing([waitedFor, used, idle, newest])).toEqual([{ hash: idle, received: 0 }]);
  });

  test('does not go for the others of its request: what they cannot take together is said before', async () => {
    const store = open(2_500);
    const hashes = [await sent(store, randomBytes(1_000)), await sent(store, randomBytes(1_000))];
    await expect(sent(store, randomBytes(1_000), 0, 10)).rejects.toEqual(
      refused(/of which 2000 are needed.* Raise the setting inputBytes/),
    );
    expect(store.missing(hashes)).toEqual([]);
    expect(() => open(1_500).assertTogether(hashes)).toThrow(/are 2000 bytes.*Raise the setting inputBytes/);
    // What is on its way has its room too.
    const rest = randomBytes(400);
    await sent(store, rest, 0, 399);
    await expect(sent(store, randomBytes(200))).rejects.toEqual(refused(/2399 are needed/));
    expect(store.missing([await sent(store, rest)])).toEqual([]);
  });
});
