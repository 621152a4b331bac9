import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { RequestInput } from '../contract/request.ts';
import { castOf } from '../contract/terminal-cast.ts';
import type { TerminalMoment } from '../contract/terminal.ts';
import { OWNER_LABEL } from '../engines/docker/daemon/labels.ts';
import { openExecutor, type OpenedExecutor } from '../main.ts';
import { testDocker } from '../testing/docker.ts';
import { finished } from '../testing/test-executor.ts';

const docker = await testDocker();
const HOST = fileURLToPath(new URL('testing/killed-host.ts', import.meta.url));
const SIZE = { columns: 80, rows: 24 };
let opened: OpenedExecutor;

beforeAll(async () => {
  if (docker.needed.skip) return;
  opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' });
}, 300_000);
afterAll(() => opened?.close());

const run = (script: string, more: Partial<RequestInput> = {}): string =>
  opened.executor.create({
    engine: 'docker',
    files: [{ name: 'run.sh', content: `#!/bin/bash\n${script}\n` }],
    terminal: SIZE,
    ...more,
  }).id;
const type = (id: string, text: string) => opened.executor.terminal.type(id, Buffer.from(text));

/** Follows it until its program waits for somebody to type. */
async function untilWaiting(id: string): Promise<void> {
  for await (const { terminal, verdict } of opened.executor.events(id)) {
    if (verdict) throw new Error(verdict.reason);
    if (terminal?.waiting) return;
  }
}

const PYTHON = `
import getpass, os, sys, time
name = input('name? ')
print('hello', name)
secret = getpass.getpass('password: ')
size = os.get_terminal_size()
print(len(secret), 'long,', size.columns, 'by', size.lines)
try:
    time.sleep(60)
except KeyboardInterrupt:
    print('caught')
print('the rest:', sys.stdin.read(), end='')
`;

/** Follows it until what it wrote matches. */
async function untilSays(id: string, pattern: RegExp): Promise<void> {
  const range = { id, stage: 'run', stream: 'stdout', offset: 0, length: 1 << 20 } as const;
  const matches = () => pattern.test(Buffer.from(opened.executor.output(range).bytes).toString());
  for await (const { verdict } of opened.executor.events(id)) {
    if (matches()) return;
    if (verdict) throw new Error(`it ended without saying ${pattern}: ${verdict.reason}`);
  }
}

/** All that happened, asked for part by part. */
function transcript(id: string): TerminalMoment[] {
  const all: TerminalMoment[] = [];
  for (let cursor: string | null = null; ;) {
    const { moments, next, done } = opened.executor.terminal.transcript(id, cursor);
    all.push(...moments);
    cursor = next;
    if (done || moments.length === 0) return all;
  }
}
const bytesOf = (moments: readonly TerminalMoment[], kind: 'output' | 'typed') =>
  Buffer.concat(moments.flatMap((one) => (one.kind === kind ? [Buffer.from(one.base64, 'base64')] : [])));

/** The first has the images made. */
describe('a submission at a terminal', { ...docker.needed, timeout: 180_000 }, () => {
  test('waits for a person, is typed to, and all of it is kept', async () => {
    const id = run(`read -rp 'name? ' name; echo "hello $name"; read -rsp 'secret? ' s; echo; read -r x`, { stdin: 'Ada\n' });
    await untilWaiting(id);
    await type(id, 'sesame\n');
    await untilSays(id, /secret\? \r\n$/);
    opened.executor.terminal.resize(id, { columns: 132, rows: 50 });
    await type(id, '\x04');
    const { verdict, run: stage, terminal } = await finished(opened.executor, id);
    expect(verdict).toMatchObject({ code: 'RE', evidence: { exitCode: 1 } });
    expect(terminal).toEqual(SIZE);
    const moments = transcript(id);
    expect(bytesOf(moments, 'output').toString()).toBe(stage?.stdout);
    expect(bytesOf(moments, 'typed').toString()).toBe('Ada\n\x04');
    expect(moments).toContainEqual(expect.objectContaining({ kind: 'hidden', bytes: 7 }));
    expect(JSON.stringify(moments)).not.toContain(Buffer.from('sesame').toString('base64').slice(0, 6));
    expect(moments).toContainEqual(expect.objectContaining({ kind: 'resized', columns: 132, rows: 50 }));
    expect(moments.map(({ atMs }) => atMs)).toEqual(moments.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  });

  test('is Python’s as on any terminal: its prompts, getpass, Ctrl-C, the end of its input', { timeout: 240_000 }, async () => {
    const id = run('exec python3 main.py', {
      files: [
        { name: 'cutor.nix', content: '{ pkgs ? import <nixpkgs> {} }: pkgs.mkShell { packages = [ pkgs.python3 ]; }\n' },
        { name: 'run.sh', content: '#!/bin/sh\nexec python3 main.py\n' },
        { name: 'main.py', content: PYTHON },
      ],
    });
    await untilWaiting(id);
    await type(id, 'Ada\n');
    await untilSays(id, /password: $/);
    await untilWaiting(id);
    await type(id, 'sesame\n');
    await untilSays(id, /6 long, 80 by 24\r\n$/);
    await type(id, '\x03');
    await untilSays(id, /caught\r\n$/);
    await untilWaiting(id);
    await type(id, 'last\n');
    await opened.executor.terminal.end(id);
    const { verdict, run: stage } = await finished(opened.executor, id);
    expect(verdict?.code).toBe('OK');
    expect(stage?.stdout).toBe('name? Ada\r\nhello Ada\r\npassword: \r\n6 long, 80 by 24\r\n^Ccaught\r\nlast\r\nthe rest: last\r\n');
  });

  test('as a cast, is as asciicast v2 has it: whole characters, in order, with what was typed and its sizes', async () => {
    const id = run(`for b in '\\360' '\\237' '\\216' '\\204'; do printf "$b"; /treeline/busybox sleep 0.1; done; read -r x`);
    await untilWaiting(id);
    opened.executor.terminal.resize(id, { columns: 100, rows: 30 });
    await type(id, 'x\n');
    await finished(opened.executor, id);
    const { size, startedAt } = opened.executor.terminal.transcript(id, null);
    const [head, ...events] = castOf({ size, startedAt, title: 'run.sh' }, transcript(id))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ version: 2, width: 80, height: 24, title: 'run.sh', timestamp: expect.any(Number) });
    const of = (code: string) => events.filter(([, each]: [number, string]) => each === code).map(([, , text]: string[]) => text);
    expect(of('o').join('')).toBe('🎄x\r\n');
    expect(of('o')[0]).toBe('🎄');
    expect(of('i')).toEqual(['x\n']);
    expect(of('r')).toEqual(['100x30']);
  });

  test('cannot be typed to before, after, or where there is none', async () => {
    const id = run('echo over');
    await finished(opened.executor, id);
    await expect(type(id, 'x')).rejects.toMatchObject({ detail: { code: 'NO_TERMINAL' } });
    const { id: other } = opened.executor.create({ engine: 'docker', files: [{ name: 'run.sh', content: 'true' }] });
    expect(() => opened.executor.terminal.transcript(other, null)).toThrow('has no terminal');
    await expect(type(other, 'x')).rejects.toThrow('has no terminal');
    await finished(opened.executor, other);
  });

  test('is ended by a cancel, and when nobody was at it for as long as may be', async () => {
    const cancelled = run('read -r x');
    await untilWaiting(cancelled);
    expect((await opened.executor.cancel(cancelled)).verdict).toMatchObject({ code: 'CANCELLED', reason: 'Cancelled.' });
    opened.executor.settings.set({ unattendedMs: 3_000 });
    onTestFinished(() => void opened.executor.settings.set({ unattendedMs: 600_000 }));
    const left = run('read -r x');
    await opened.executor.idle();
    expect(opened.executor.get(left).verdict).toMatchObject({
      code: 'CANCELLED',
      reason: expect.stringContaining('Nobody was at the terminal for 3 s'),
    });
    const attended = run('read -r x', { limits: { run: { wallMs: 400 } } });
    await untilWaiting(attended);
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      opened.executor.terminal.resize(attended, SIZE);
    }
    await type(attended, '\n');
    expect((await finished(opened.executor, attended)).verdict?.code).toBe('OK');
  });

  test('is refused where test cases are run, and by the embedded engine, with what to do', async () => {
    expect(() => run('true', { tests: [{ name: 'a' }] })).toThrow('Nobody types while test cases are run');
    const id = run('', { engine: 'embedded', files: [{ name: 'main.py', content: 'input()' }] });
    expect((await finished(opened.executor, id)).verdict).toMatchObject({
      code: 'EE',
      reason: expect.stringContaining('needs the docker engine: add a run.sh'),
    });
  });

  test('leaves a transcript up to the moment its host is killed', async () => {
    await opened.close();
    const host = spawn(process.execPath, [HOST, docker.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void host.kill('SIGKILL'));
    const [id] = (await once(createInterface(host.stdout), 'line')) as [string];
    host.kill('SIGKILL');
    await once(host, 'exit');
    opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' });
    expect(opened.executor.get(id).verdict).toMatchObject({ code: 'INTERRUPTED', stage: 'run' });
    expect(bytesOf(transcript(id), 'output').toString()).toBe('typed here\r\ngot typed here\r\n');
    const filters = { label: [`${OWNER_LABEL}=${docker.owner}`] };
    await expect.poll(() => docker.daemon.docker.listContainers({ all: true, filters }), { timeout: 15_000 }).toEqual([]);
  });
});
