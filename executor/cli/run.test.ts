import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submission } from '../contract/submission.ts';
import { start, treeline } from './testing/treeline.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
let env: { TREELINE_DATA: string };
const file = (name: string, content: string | Buffer) => {
  const full = path.join(folder, name);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-run-'));
  env = { TREELINE_DATA: path.join(folder, 'data') };
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('run', () => {
  test('gives the program its arguments, environment and input; its streams come out apart, the verdict on stderr', async () => {
    const program = file(
      'echo.py',
      'import os, sys\nprint(sys.argv[1:], os.environ["NAME"], sys.stdin.read())\nprint("aside", file=sys.stderr)\n',
    );
    const input = file('input.txt', 'typed');
    const ended = await treeline(['run', program, '--stdin', input, '--arg', '-a', '--arg', 'b c', '--env', 'NAME=v=w'], { env });
    expect(ended).toEqual({
      code: 0,
      stdout: "['-a', 'b c'] v=w typed\n",
      stderr: expect.stringMatching(/^aside\nOK The program ran to its end\. \(.+\)\n$/),
    });
  });

  test('ends with 1 for any verdict but OK, and says which', async () => {
    const { code, stderr } = await treeline(['run', file('fails.py', 'raise ValueError("no")\n')], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/RE ValueError in line 1: no/);
  });

  test('--json prints the submission, and nothing else', async () => {
    const { code, stdout, stderr } = await treeline(['run', file('says.py', 'print("said")\n'), '--json'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(submission.parse(JSON.parse(stdout))).toMatchObject({
      status: 'FINISHED',
      verdict: { code: 'OK' },
      run: { stdout: 'said\n', code: 0 },
    });
  });

  test('what the executor refuses is one sentence', async () => {
    file('two/a.py', '');
    file('two/b.py', '');
    const { code, stderr } = await treeline(['run', path.join(folder, 'two')], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^treeline: There are 2 Python files and none is main\.py\. Name the one to begin with as --entry FILE\.\n$/);
  });

  test('a name that no program may have is told, and not its place', async () => {
    const { code, stderr } = await treeline(['run', file('line\nbreak.py', '')], { env });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'treeline: The name "line\\nbreak.py" has a control character in it.\n' });
  });

  test('what an engine refuses is said once', async () => {
    const { code, stderr } = await treeline(['run', file('says.py', ''), '--engine', 'docker'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The docker engine runs what .+ Add a run\.sh.+\nEE\n$/);
  });

  test('one frame is no frames', async () => {
    const { stderr } = await treeline(['run', file('one.py', 'setLEDs([RED] * getLEDCount())\n'), '--leds', '1'], { env });
    expect(stderr).toMatch(/1 frame of 1 LED,/);
  });

  test('a folder is taken with all that belongs to it, bytes as they are', async () => {
    file(
      'many/main.py',
      'import os, parts.part as p\nprint(p.WORD, open("data.bin", "rb").read())\nprint(sorted(os.path.join(d, f)[2:] for d, _, fs in os.walk(".") for f in fs))\n',
    );
    file('many/parts/part.py', 'WORD = "whole"\n');
    file('many/data.bin', Buffer.from([0xff, 0x00]));
    file('many/.git/config', 'no');
    file('many/__pycache__/x.pyc', 'no');
    file('many/node_modules/x.js', 'no');
    symlinkSync('/etc/passwd', path.join(folder, 'many', 'link'));
    const { stdout, code } = await treeline(['run', path.join(folder, 'many'), '--runtime', 'python'], { env });
    expect(stdout).toBe("whole b'\\xff\\x00'\n['data.bin', 'main.py', 'parts/part.py']\n");
    expect(code).toBe(0);
  });

  test('a folder that is too large is refused before it is read', async () => {
    for (let i = 0; i <= 1_000; i++) file(`crowd/${i}.txt`, '');
    expect(await treeline(['run', path.join(folder, 'crowd')], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('more than 1,000 files'),
    });
    file('huge/main.py', Buffer.alloc(33 << 20, '#'));
    expect(await treeline(['run', path.join(folder, 'huge')], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('more than 32 MiB'),
    });
  });

  test.each([1, 2])('Ctrl-C cancels the submission, also where it arrives %i times', async (times) => {
    const { child, says, ended } = start(
      ['run', file('endless.py', 'print("on", flush=True)\nwhile True:\n    pass\n'), '--runtime', 'python'],
      { env },
    );
    await says('stdout', /on\n/);
    child.kill('SIGINT');
    if (times === 2) setTimeout(() => child.kill('SIGINT'), 2);
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^CANCELLED \((?!.*Cancelled)/);
  });

  test('two at once share one executor, and each ends well', async () => {
    const slow = file('slow.py', 'import time\ntime.sleep(1)\nprint("slow")\n');
    const quick = file('quick.py', 'print("quick")\n');
    const all = await Promise.all([slow, quick, quick].map((program) => treeline(['run', program, '--runtime', 'python'], { env })));
    expect(all.map(({ code, stdout }) => ({ code, stdout }))).toEqual([
      { code: 0, stdout: 'slow\n' },
      { code: 0, stdout: 'quick\n' },
      { code: 0, stdout: 'quick\n' },
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('in a shell', () => {
  const shell = (script: string) =>
    promisify(execFile)('/bin/sh', ['-c', script, process.execPath, MAIN, folder], { env: { ...process.env, ...env } });

  test.each([
    'printf piped | "$0" "$1" run "$2/read.py"',
    'printf piped > "$2/in"; "$0" "$1" run "$2/read.py" < "$2/in"',
    'printf piped | "$0" "$1" run "$2/read.py" --stdin -',
  ])('what is piped in is the input of the program: %s', async (script) => {
    file('read.py', 'import sys\nprint(sys.stdin.read().upper())\n');
    expect((await shell(script)).stdout).toBe('PIPED\n');
  });

  test('what goes to stdout and stderr comes out in the order it was written', async () => {
    file('both.py', 'import sys\nfor i in range(300):\n    print(i, file=(sys.stdout, sys.stderr)[i % 2], flush=True)\n');
    const { stdout } = await shell('"$0" "$1" run "$2/both.py" --runtime python 2>&1');
    expect(stdout.split('\n').slice(0, 300)).toEqual(Array.from({ length: 300 }, (_, i) => String(i)));
  });

  test('a reader that leaves early is no fault', async () => {
    file('lines.py', 'for i in range(100000):\n    print(i)\n');
    const { stdout, stderr } = await shell('"$0" "$1" run "$2/lines.py" | head -n 1');
    expect(stdout).toBe('0\n');
    expect(stderr).not.toMatch(/EPIPE|Error|treeline:/);
  });
});

test('a data folder that cannot be used is one sentence that says what to do', async () => {
  const program = file('says.py', 'print("said")\n');
  const { code, stderr, stdout } = await treeline(['run', program], { env: { TREELINE_DATA: path.join(program, 'data') } });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^treeline: The data folder .* cannot be used .*TREELINE_DATA\.\n$/);
});
