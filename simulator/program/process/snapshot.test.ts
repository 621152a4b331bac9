import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSnapshot } from './snapshot.ts';

const SIMULATOR = fileURLToPath(new URL('../..', import.meta.url));
const OUT = fileURLToPath(new URL('../../../.out/test', import.meta.url));

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

it('is made again where it was made of other parts', async () => {
  const file = await findSnapshot(process.execPath, folder);
  const good = readFileSync(file);
  const other = Buffer.from(good);
  other[0]! ^= 1;
  writeFileSync(file, other);
  await findSnapshot(process.execPath, folder);
  expect(readFileSync(file).subarray(0, 32)).toEqual(good.subarray(0, 32));
}, 60_000);

it.each(['rules/rules_names.py', 'program/python/runner.py', 'program/core/realm.ts', 'program/process/worker.ts'])(
  'is made of %s, too: a change there has it made again',
  async (changed) => {
    const made = path.join(folder, 'made');
    await findSnapshot(process.execPath, made);
    // Beside our node_modules, which a copy needs.
    mkdirSync(OUT, { recursive: true });
    const copy = mkdtempSync(path.join(OUT, 'snapshot-'));
    try {
      for (const room of ['program', 'rules', 'led']) cpSync(path.join(SIMULATOR, room), path.join(copy, room), { recursive: true });
      const { findSnapshot: find } = (await import(pathToFileURL(path.join(copy, 'program/process/snapshot.ts')).href)) as {
        findSnapshot: typeof findSnapshot;
      };
      const own = path.join(copy, 'own');
      expect(await find(process.execPath, own, [made])).toBe(path.join(made, 'python.snapshot'));
      appendFileSync(path.join(copy, changed), changed.endsWith('.py') ? '\n# changed\n' : '\n// changed\n');
      expect(await find(process.execPath, own, [made])).toBe(path.join(own, 'python.snapshot'));
    } finally {
      rmSync(copy, { recursive: true });
    }
  },
  60_000,
);

it('made elsewhere is used where it lies', async () => {
  const elsewhere = path.join(folder, 'nothing-here');
  expect(await findSnapshot(process.execPath, elsewhere, [folder])).toBe(path.join(folder, 'python.snapshot'));
});
