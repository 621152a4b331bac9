import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endStarted, MACHINES, needs, started } from './testing/machine.ts';
import { treeline } from './testing/treeline.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-read-only-'));
  writeFileSync(path.join(folder, 'says.py'), 'print("said")\n');
  for (const name of ['empty', 'mounted']) mkdirSync(path.join(folder, name));
  await treeline(['tree', 'list'], { env: { TREELINE_DATA: path.join(folder, 'used') } });
  for (const name of ['empty', 'used']) chmodSync(path.join(folder, name), 0o555);
});
afterEach(endStarted);
afterAll(() => {
  for (const name of ['empty', 'used']) chmodSync(path.join(folder, name), 0o755);
  rmSync(folder, { recursive: true });
});

const under = (before: string[], name: string, args: string[]) =>
  started([...before, process.execPath, MAIN, ...args], { cwd: folder, env: { TREELINE_DATA: path.join(folder, name) } }).ended;

const SENTENCE =
  /^treeline: The data folder \S+ cannot be used \(E.+\)\. Make it writable for this user, or name another folder with TREELINE_DATA\.\n$/;
const COMMANDS = [
  ['run', 'says.py'],
  ['serve', '--no-open', '--port', '0'],
  ['tree', 'list'],
  ['env', 'list'],
  ['engine', 'status'],
];

describe.each([
  ['that this user may not write', 'empty'],
  ['with a history, that this user may not write any more', 'used'],
])('a data folder %s', needs('obeyingModes'), (_, name) => {
  test.each(COMMANDS)('%s: one sentence that says what to do', async (...args) => {
    expect(await under(MACHINES.obeyingModes, name, args)).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(SENTENCE) });
  });

  test('doctor tells that, and looks at the rest', async () => {
    const { code, stdout, stderr } = await under(MACHINES.obeyingModes, name, ['doctor']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^failed +Executor +cannot be opened\n +The data folder .+ Make it writable .+\n/m);
    expect(stdout).toMatch(/^ok +Pyodide/m);
  });
});

test('check and preview need no data folder', needs('obeyingModes'), async () => {
  expect(await under(MACHINES.obeyingModes, 'empty', ['check', 'says.py'])).toMatchObject({ code: 0, stderr: '' });
  expect(await under(MACHINES.obeyingModes, 'empty', ['preview', 'says.py'])).toMatchObject({ code: 0, stdout: 'said\n' });
});

describe('a data folder on a disk that cannot be written', needs('ownMounts'), () => {
  test.each(COMMANDS.slice(0, 2))('%s: one sentence that says what to do', async (...args) => {
    const mounted = [...MACHINES.ownMounts, 'sh', '-c', 'mount -t tmpfs -o ro tmpfs mounted && exec "$@"', 'sh'];
    expect(await under(mounted, 'mounted', args)).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(SENTENCE) });
  });
});
