import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { treeline } from './testing/treeline.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-usage-'));
  writeFileSync(path.join(folder, 'x.py'), 'print(1)\n');
  writeFileSync(path.join(folder, 'bytes.py'), Buffer.from([0xff, 0xfe, 0x00]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const wrong: [args: string[], sentence: RegExp][] = [
  [['rnu', 'x.py'], /no command "rnu"; did you mean: treeline run FILE\|DIR/],
  [['frobnicate'], /no command "frobnicate"; the commands are run, check/],
  [['run'], /run needs a FILE\|DIR.*treeline run/],
  [['run', 'x.py', 'y.py'], /run takes no "y.py" beside "x.py".*treeline run/],
  [['run', '--jsno', 'x.py'], /run knows no --jsno; did you mean --json\?.*treeline run/],
  [['run', 'x.py', '--stdin'], /--stdin needs a value/],
  [['run', 'x.py', '--env', 'NAME'], /--env is NAME=VALUE/],
  [['run', 'x.py', '--engine', 'dokcer'], /--engine is embedded or docker, not "dokcer"/],
  [['run', 'x.py', '--seed', '-1'], /--seed is a whole number from 0 to 4294967295/],
  [['check', 'x.py', '--leds', '0'], /--leds is a whole number from 1 to 10000/],
  [['check', 'x.py', '--rules', 'strict'], /--rules is plan or deployed, not "strict".*treeline check/],
  [['check', 'x.py', '--leds', '5', '--leds', '6'], /--leds is given twice/],
  [['preview', '--gif'], /preview needs a PROGRAM.py/],
  [['serve', 'x.py'], /serve takes no "x.py".*treeline serve/],
  [['serve', '--port', '70000'], /--port is a whole number from 0 to 65535/],
  [['doctor', '--json=yes'], /--json takes no value/],
  [['engine'], /engine needs a word after it: treeline engine prepare\|status/],
  [['env', '--json'], /env needs a word after it: treeline env list\|show\|remove\|gc/],
  [['engine', 'prepar'], /no command "engine prepar"; did you mean: treeline engine prepare \[--source S\]/],
  [['engine', 'dance'], /no command "engine dance"; there is: treeline engine prepare\|status/],
  [['engin', 'status'], /no command "engin"; did you mean: treeline engine status/],
  [['envs'], /no command "envs"; did you mean: treeline env list\|/],
  [['env', 'show'], /env show needs a KEY.*treeline env show KEY/],
  [['env', 'list', 'x'], /env list takes no "x".*treeline env list/],
  [['env', 'gc', '--jsno'], /env gc knows no --jsno; did you mean --json\?/],
  [['help', 'rnu'], /no command "rnu"/],
];

describe('wrong usage ends with exit code 2 and one sentence', () => {
  test.each(wrong)('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await treeline(args, { cwd: folder, env: { TREELINE_DATA: path.join(folder, 'none') } });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

const cannot: [args: string[], sentence: RegExp][] = [
  [['run', 'missing.py'], /There is no missing.py/],
  [['check', 'missing.py'], /There is no missing.py/],
  [['preview', '.'], /\. is a folder; name one program in it/],
  [['check', 'bytes.py'], /bytes.py is not text in UTF-8/],
  [['run', '/dev/null'], /\/dev\/null is neither a file nor a folder/],
  [['run', 'x.py', '--stdin', 'missing.txt'], /There is no missing.txt/],
  [['engine', 'prepare', '--source', 'nonsense'], /starter, a folder, .*revision.* not "nonsense"/],
];

describe('what cannot be read ends with exit code 1 and one sentence', () => {
  test.each(cannot)('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await treeline(args, { cwd: folder, env: { TREELINE_DATA: path.join(folder, 'none') } });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});

test('help and the version are told on stdout', async () => {
  const all = await treeline(['--help']);
  expect(all).toMatchObject({ code: 0, stderr: '' });
  for (const command of ['run', 'check', 'preview', 'serve', 'doctor', 'engine status', 'env show']) {
    expect(all.stdout).toContain(`\n  ${command} `);
    const one = await treeline([...command.split(' '), '--help']);
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(one.stdout).toContain(`treeline ${command}`);
  }
  const group = await treeline(['engine', '--help']);
  expect(group.stdout).toMatch(/^ {2}engine prepare .+\n {2}engine status /);
  expect(await treeline(['help', 'engine'])).toEqual(group);
  expect(await treeline(['help', 'env', 'show'])).toEqual(await treeline(['env', 'show', '--help']));
  expect(await treeline(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
