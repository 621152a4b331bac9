import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/test-executor.ts';
import { createSpool } from './spool.ts';

let data: ReturnType<typeof temporaryFolder>;
beforeEach(() => (data = temporaryFolder()));
afterEach(() => data.remove());
const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];
const bytes = (text: string) => Buffer.from(text);

test('what is brought goes on where it ended, and its end may be another than that of a try before', () => {
  const spool = createSpool(data.path);
  expect(spool.write(one, 0, bytes('content, '))).toBe(9);
  expect(spool.write(one, 9, bytes('signed by nobody'))).toBe(25);
  // What would leave a hole is not taken, and a piece of nothing changes nothing.
  expect(spool.write(one, 30, bytes('x'))).toBe(25);
  expect(spool.write(one, 0, bytes(''))).toBe(25);
  expect(spool.write(one, 9, bytes('signed'))).toBe(15);
  expect(readFileSync(spool.brought(one), 'utf8')).toBe('content, signed');
});

test('what waited for more than a day goes when the next one begins', () => {
  const spool = createSpool(data.path);
  spool.write(one, 0, bytes('left'));
  const before = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(spool.inFile(one), before, before);
  spool.write(other, 0, bytes('new'));
  expect(readdirSync(path.join(data.path, 'bundles'))).toEqual([`in-${other}`]);
});
