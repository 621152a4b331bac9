import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeState } from './state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i++) yield new Uint8Array(1 << 20).fill(i);
}

async function read(tar: AsyncIterable<Uint8Array>): Promise<number[]> {
  const found: number[] = [];
  for await (const chunk of tar) for (let at = 0; at < chunk.length; at += 1 << 16) found.push(chunk[at]!);
  return found;
}

test.each([
  ['small', 3, 0],
  ['large', 20, 1],
])('a %s one can be read again and again, and is gone when removed', async (_size, megabytes, files) => {
  const state = await takeState(chunks(megabytes), folder);
  expect(readdirSync(folder)).toHaveLength(files);
  const expected = Array.from({ length: megabytes * 16 }, (_, i) => Math.floor(i / 16));
  expect(await read(state.tar())).toEqual(expected);
  expect(await read(state.tar())).toEqual(expected);
  state.remove();
  expect(readdirSync(folder)).toEqual([]);
});

test('one that breaks off leaves nothing', async () => {
  const breaking = async function* () {
    yield* chunks(12);
    throw new Error('the daemon is gone');
  };
  await expect(takeState(breaking(), folder)).rejects.toThrow('the daemon is gone');
  expect(readdirSync(folder)).toEqual([]);
});
