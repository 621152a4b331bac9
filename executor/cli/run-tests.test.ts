import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { treeline } from './testing/treeline.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  for (const [name, content] of Object.entries({
    'doubled/main.py': 'import glob\nassert not glob.glob("tests/*"), "it sees what is expected"\nprint(int(input()) * 2)\n',
    'doubled/tests/1.in': '1\n',
    'doubled/tests/1.out': '2\n',
    'doubled/tests/2.in': '2\n',
    'doubled/tests/2.out': '5\n',
    'doubled/tests/10.in': '10\n',
    'doubled/tests/10.ans': '20',
    'notes/README.md': 'none',
  })) {
    mkdirSync(path.dirname(path.join(folder.path, name)), { recursive: true });
    writeFileSync(path.join(folder.path, name), content);
  }
});
afterAll(() => folder.remove());

const run = (...args: string[]) =>
  treeline(['run', 'doubled', ...args], { cwd: folder.path, env: { TREELINE_DATA: path.join(folder.path, 'data') } });

test('test cases of a folder are run, and told each on a line', async () => {
  const { code, stdout, stderr } = await run('--tests', 'doubled/tests');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.split('\n')).toEqual([
    expect.stringMatching(/^OK {3}1 {3}\d\.\d+ s, \d+ MiB$/),
    expect.stringMatching(/^WA {3}2 {3}.* Line 1 is "4", and "5" was expected\.$/),
    expect.stringMatching(/^OK {3}10 {2}/),
    expect.stringMatching(/^WA 2 of 3 tests pass\. The first that does not is "2": /),
    '',
  ]);
});

test('they are compared as is said, and are JSON where that is asked for', async () => {
  const { code, stdout } = await run('--tests', 'doubled/tests', '--checker', 'numbers:1', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: { code: 'OK' }, tests: [{ name: '1' }, { name: '2' }, { name: '10' }] });
});

test('a large input goes apart, and goes on where sending it ended', async () => {
  const numbers = `${Array.from({ length: 300_000 }, (_, n) => n).join('\n')}\n`;
  mkdirSync(path.join(folder.path, 'large'));
  writeFileSync(path.join(folder.path, 'large/sum.in'), numbers);
  writeFileSync(path.join(folder.path, 'large/sum.out'), '44999850000\n');
  writeFileSync(path.join(folder.path, 'sum.py'), 'import sys\nprint(sum(map(int, sys.stdin)))\n');
  const part = path.join(folder.path, 'data/inputs', `${createHash('sha256').update(numbers).digest('hex')}.part`);
  mkdirSync(path.dirname(part), { recursive: true });
  writeFileSync(part, numbers.slice(0, 1_000_000));
  const summed = await treeline(['run', 'sum.py', '--tests', 'large'], {
    cwd: folder.path,
    env: { TREELINE_DATA: path.join(folder.path, 'data') },
  });
  expect(summed.stderr).toMatch(/^OK 1 test passes/m);
  expect(existsSync(part)).toBe(false);
});

test('a large file of a test goes with the request, and a large text that is none is refused as a small one is', async () => {
  const at = { cwd: folder.path, env: { TREELINE_DATA: path.join(folder.path, 'data') } };
  mkdirSync(path.join(folder.path, 'files/1.files'), { recursive: true });
  writeFileSync(path.join(folder.path, 'files/1.files/big.in'), 'x'.repeat(1_100_000));
  writeFileSync(path.join(folder.path, 'files/1.out'), '1100000\n');
  writeFileSync(path.join(folder.path, 'size.py'), 'print(len(open("big.in").read()))\n');
  expect((await treeline(['run', 'size.py', '--tests', 'files'], at)).stderr).toMatch(/^OK 1 test passes/m);
  mkdirSync(path.join(folder.path, 'bytes'));
  // Its last character is cut off.
  writeFileSync(path.join(folder.path, 'bytes/1.in'), Buffer.from('ä'.repeat(600_000)).subarray(0, -1));
  const { code, stderr } = await treeline(['run', 'size.py', '--tests', 'bytes'], at);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('1.in is not text in UTF-8') });
});

test('what is expected is hidden from the program, whichever way its folder is named', async () => {
  symlinkSync(path.join(folder.path, 'doubled'), path.join(folder.path, 'link'), 'junction');
  expect((await run('--tests', 'link/tests', '--checker', 'numbers:1')).code).toBe(0);
});

test.each<[number, RegExp, ...string[]]>([
  [2, /--checker is exact, .* not "same"/, '--tests', 'doubled/tests', '--checker', 'same'],
  [2, /name their folder with --tests/, '--stop-at-first'],
  [2, /names a folder, and doubled\/main\.py is a file/, '--tests', 'doubled/main.py'],
  [1, /README\.md is no part of a test: those are NAME\.in/, '--tests', 'notes'],
  [1, /There is no nowhere/, '--tests', 'nowhere'],
])('ends with %i and says %s', async (expected, sentence, ...args) => {
  const { code, stderr } = await run(...args);
  expect(stderr).toMatch(sentence);
  expect(code).toBe(expected);
});
