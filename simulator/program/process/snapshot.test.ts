import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RULES } from '../../rules/rules.ts';
import type { createProcessInterpreter } from './process-interpreter.ts';
import { findSnapshot } from './snapshot.ts';

const SIMULATOR = fileURLToPath(new URL('../..', import.meta.url));
const OUT = fileURLToPath(new URL('../../../.out/test', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-snapshot-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Beside our node_modules, which a copy needs. */
function copyOfSources(): string {
  mkdirSync(OUT, { recursive: true });
  const copy = mkdtempSync(path.join(OUT, 'snapshot-'));
  for (const room of ['program', 'rules', 'led']) cpSync(path.join(SIMULATOR, room), path.join(copy, room), { recursive: true });
  return copy;
}

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

it.each(['rules/rules_names.py', 'program/core/realm.ts'])(
  'is made of %s, too: a change there has it made again',
  async (changed) => {
    const made = path.join(folder, 'made');
    await findSnapshot(process.execPath, made);
    const copy = copyOfSources();
    try {
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

it('that nobody made and that cannot be kept is done without', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const copy = copyOfSources();
  try {
    const { createProcessInterpreter: create } = (await import(
      pathToFileURL(path.join(copy, 'program/process/process-interpreter.ts')).href
    )) as { createProcessInterpreter: typeof createProcessInterpreter };
    const interpreter = create({ cacheFolder: path.join(file, 'cache') });
    expect(await interpreter.check('import os\n', RULES.plan)).toContainEqual(expect.objectContaining({ rule: 'import-not-allowed' }));
    await interpreter.close();
  } finally {
    rmSync(copy, { recursive: true });
  }
}, 60_000);

it('made elsewhere is used where it lies', async () => {
  const elsewhere = path.join(folder, 'nothing-here');
  expect(await findSnapshot(process.execPath, elsewhere, [folder])).toBe(path.join(folder, 'python.snapshot'));
});
