import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { testDocker } from '../testing/docker.ts';
import { undone } from './terminal-run.ts';
import { endStarted, MACHINES, needs, started } from './testing/machine.ts';
import { treeline } from './testing/treeline.ts';

const docker = await testDocker();
const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const env = { TREELINE_DATA: docker.folder, TERM: 'xterm' };
afterEach(endStarted);

test('a terminal is set back from what a program has left on, and from nothing else', () => {
  expect(undone('plain\n')).toBe('');
  expect(undone('plain')).toBe('\r\n');
  expect(undone('\x1b[?1049h\x1b[?25l\x1b[31mred\r\n')).toBe('\x1b[?1049l\x1b[?25h\x1b[m');
  expect(undone('\x1b[?1049h\x1b[?25l\x1b[?25h\x1b[?1049l\n')).toBe('\x1b[m');
});

test('--terminal and --speed are refused where they cannot be, with what to do', async () => {
  const file = path.join(docker.folder, 'main.py');
  writeFileSync(file, 'print(1)\n');
  expect(await treeline(['run', file, '--terminal'], { env })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('A program at a terminal needs one, and this is none'),
  });
  expect(await treeline(['replay', 'x', '--speed', '0'], { env })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('0.1 to 1000'),
  });
});

describe('at a terminal', { ...docker.needed, skip: docker.needed.skip || needs('atTerminal').skip, timeout: 240_000 }, () => {
  const run = (script: string) => {
    const file = path.join(docker.folder, 'run.sh');
    writeFileSync(file, `#!/bin/bash\n${script}\n`);
    const words = [process.execPath, MAIN, 'run', file, '--engine', 'docker', '--terminal'].map((word) => `'${word}'`);
    const it = started([...MACHINES.atTerminal, ...words], { env, stdin: 'pipe' });
    return { ...it, type: (text: string) => it.child.stdin?.write(text), says: (pattern: RegExp) => it.says('stdout', pattern) };
  };

  test('a program is typed to, Ctrl-C is its own, and all of it is played again', async () => {
    const it = run(
      `trap 'echo caught' INT; read -rp 'name? ' name; echo "hello $name"; while read -r x; do [ "$x" = end ] && exit 0; done`,
    );
    await it.says(/name\? /);
    it.type('Ada\r');
    await it.says(/hello Ada/);
    it.type('\x03');
    await it.says(/caught/);
    it.type('end\r');
    const { code, stdout } = await it.ended;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/OK The program ran to its end/)]);
    const id = /treeline replay ([0-9a-f-]{36})/.exec(stdout)?.[1] ?? '';

    const played = await treeline(['replay', id, '--speed', '1000'], { env });
    expect(played.stdout).toBe('name? Ada\r\nhello Ada\r\n^Ccaught\r\nend\r\n');
    const cast = path.join(docker.folder, 'run.cast');
    expect((await treeline(['replay', id, '--cast', cast], { env })).code).toBe(0);
    const [head, ...events] = readFileSync(cast, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ version: 2, width: expect.any(Number) });
    expect(
      events
        .filter(([, kind]) => kind === 'i')
        .map(([, , text]) => text)
        .join(''),
    ).toBe('Ada\r\x03end\r');
  });

  test('Ctrl-] ends it, and what the program left on is put off', async () => {
    const it = run(`printf '\\033[?1049h\\033[?25lfull screen'; read -r x`);
    await it.says(/full screen/);
    it.type('\x1d');
    const { code, stdout } = await it.ended;
    expect(code).toBe(1);
    expect(stdout).toMatch(/CANCELLED/);
    expect(stdout.slice(stdout.indexOf('full screen'))).toContain('\x1b[?1049l\x1b[?25h');
  });
});
