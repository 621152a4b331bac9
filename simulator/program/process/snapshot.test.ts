import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSnapshot } from './snapshot.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-snapshot-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('is made once, and again where it is damaged or cut off', async () => {
  const file = await findSnapshot(process.execPath, folder);
  const whole = readFileSync(file);
  const made = whole.length;
  expect(await findSnapshot(process.execPath, folder)).toBe(file);
  expect(readFileSync(file).equals(whole)).toBe(true);

  whole[made >> 1]! ^= 1;
  writeFileSync(file, whole);
  await findSnapshot(process.execPath, folder);
  expect(readFileSync(file).equals(whole)).toBe(false);

  truncateSync(file, 1_000);
  await findSnapshot(process.execPath, folder);
  expect(readFileSync(file).length).toBeGreaterThan(made >> 1);
}, 120_000);

it('made elsewhere is used where it lies', async () => {
  const elsewhere = path.join(folder, 'nothing-here');
  expect(await findSnapshot(process.execPath, elsewhere, [folder])).toBe(path.join(folder, 'python.snapshot'));
});
