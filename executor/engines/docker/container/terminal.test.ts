import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { atTerminal } from './testing/at-terminal.ts';
import { attackProgram, canCompile } from './testing/attack-program.ts';
import { testBoxes } from './testing/boxes.ts';
import { MiB } from './testing/job-of.ts';

const boxes = await testBoxes();

async function at(script: string, options: Parameters<typeof atTerminal>[2] = {}) {
  const container = await boxes.start(options.shape);
  onTestFinished(() => container.close());
  return atTerminal(container, script, options);
}

describe('a program on a terminal', boxes.needed, () => {
  test('asks, is answered, and is shown what is typed', async () => {
    const it = await at('tty; read -rp "name? " name; echo "hello $name"; exit 3');
    await it.sees(/\/dev\/pts\/0\r\nname\? $/);
    await it.waits();
    await it.type('Ada\n');
    const end = await it.ended;
    expect(it.shown()).toBe('/dev/pts/0\r\nname? Ada\r\nhello Ada\r\n');
    expect(end).toMatchObject({ cause: { kind: 'exit', code: 3 } });
    expect(it.taken).toEqual([{ text: 'Ada\n', hidden: false }]);
  });

  test('is typed its stdin first', async () => {
    const it = await at('read -r a; read -r b; echo "$b $a"', { typed: 'one\n' });
    await it.sees(/one/);
    await it.type('two\n');
    await it.ended;
    expect(it.shown()).toContain('two one\r\n');
  });

  test('has the size it was given, and hears of another', async () => {
    const it = await at(`trap 'stty size' WINCH; stty size; read -r x; while :; do sleep 0.05; done`, { size: { columns: 101, rows: 31 } });
    await it.sees(/31 101/);
    it.terminal.resize({ columns: 300, rows: 7 });
    await it.type('\n');
    await it.sees(/7 300/);
    it.terminal.resize({ columns: 80, rows: 24 });
    await it.sees(/24 80/);
    it.terminal.signal('KILL');
    await it.ended;
  });

  test('is interrupted by Ctrl-C and Ctrl-\\, each alone, and by the signals of the keyboard’s owner', async () => {
    const it = await at(
      `trap 'echo INT' INT; trap 'echo QUIT' QUIT; trap 'echo TERM' TERM; trap 'echo HUP' HUP; echo on; while :; do sleep 0.05; done`,
    );
    await it.sees(/on/);
    await it.type('\x03');
    await it.sees(/INT/);
    await it.type('\x1c');
    await it.sees(/QUIT/);
    for (const signal of ['TERM', 'HUP', 'INT', 'QUIT'] as const) {
      it.terminal.signal(signal);
      await it.sees(new RegExp(signal));
    }
    it.terminal.signal('KILL');
    expect((await it.ended).cause).toEqual({ kind: 'signal', signal: 'SIGKILL' });
  });

  test('comes to the end of its input by Ctrl-D, and by the key that it has made of it', async () => {
    const it = await at(`cat; echo end of one; stty eof q; cat; echo end of two`);
    await it.waits();
    await it.type('text\n\x04');
    await it.sees(/text\r\ntext\r\nend of one/);
    await it.waits();
    await it.terminal.end();
    await it.sees(/end of two/);
  });

  test('hides what it hides, and the host is told so', async () => {
    const it = await at(`read -rsp 'password: ' secret; echo; echo "\${#secret} characters"; read -r plain`);
    await it.sees(/password: /);
    await it.waits();
    await it.type('sesame\n');
    await it.sees(/6 characters/);
    await it.type('x\n');
    await it.ended;
    expect(it.shown()).not.toContain('sesame');
    expect(it.taken.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['sesame\n', true],
      ['x\n', false],
    ]);
  });

  test('is given and gives every byte as it is, in whatever pieces they come', async () => {
    const it = await at(
      `stty raw -echo; printf '\\033[?1049h\\033[2J\\033[31m\\000\\377'; head -c 11 | od -An -tx1; printf '\\033[?1049l'`,
    );
    await it.sees('\x1b[?1049h\x1b[2J\x1b[31m\0\xff');
    for (const byte of Buffer.from('a🎄\xff\0\x03\r\n')) await it.terminal.type(Uint8Array.of(byte));
    await it.sees(/ 61 f0 9f 8e 84 c3 bf 00 03 0d 0a/);
    await it.ended;
    expect(it.shown().endsWith('\x1b[?1049l')).toBe(true);
  });

  test('takes 10 MB that are pasted, as fast as it reads', async () => {
    const it = await at('stty raw -echo; echo on; head -c 10000000 | md5sum', { limits: { cpuMs: 20_000 } });
    await it.sees(/on/);
    const piece = Buffer.alloc(62_500, 'the tree is lit ');
    for (let i = 0; i < 160; i++) await it.terminal.type(piece);
    await it.sees(new RegExp(createHash('md5').update(Buffer.alloc(10_000_000, piece)).digest('hex')));
    await it.ended;
    expect(it.taken.reduce((sum, { text }) => sum + text.length, 0)).toBe(10_000_000);
  });

  test('that does not read is not typed to without end', async () => {
    const it = await at('stty raw -echo; echo on; sleep 60', { sessionMs: 3_000 });
    await it.sees(/on/);
    const piece = Buffer.alloc(64 << 10);
    const typed = await Promise.allSettled(Array.from({ length: 40 }, () => it.terminal.type(piece)));
    expect(typed.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(20);
    await expect(it.terminal.type(piece)).rejects.toThrow('has ended');
    await it.ended;
  });

  test('can be interrupted while it floods', async () => {
    const it = await at(`trap 'exit 9' INT; while :; do echo flood; done`, { limits: { stdoutBytes: 64 * MiB } });
    await it.sees(/flood/);
    await it.type('\x03');
    expect((await it.ended).cause).toEqual({ kind: 'exit', code: 9 });
  });
});

describe('waiting for a person is told from hanging', boxes.needed, () => {
  test.each([
    ['a read', 'read -r x'],
    ['a read by a child', '/box/bin/sh -c "cat >/dev/null"'],
    ['a read of /dev/tty', 'exec 3</dev/tty </dev/null; read -r x <&3'],
    ['a poll', 'timeout=; /treeline/busybox vi x'],
    ['a select with a time', 'bash -c "read -e -t 60 x"'],
    ['a pipeline that begins at it', 'cat | sort'],
  ])('%s', async (_, script) => {
    const it = await at(`echo on; ${script}`, { limits: { wallMs: 700 } });
    await it.waits();
    await wait(1_000);
    await it.waits();
    it.terminal.signal('KILL');
    const end = await it.ended;
    expect(end.cause.kind).not.toBe('limit');
    expect(end.evidence['waitedMs']).toBeGreaterThan(900);
  });

  test.each([
    ['a sleep', 'sleep 60', 'idle'],
    ['a computation', 'while :; do :; done', 'wall'],
    ['a wait for something else', 'mkfifo f; read -r x <f', 'idle'],
    ['a read in the background', 'setsid cat </dev/tty & sleep 60', 'idle'],
  ])('%s is none, and ends by its own limit', async (_, script, limit) => {
    const it = await at(script, { limits: { wallMs: 700 } });
    const end = await it.ended;
    expect(end.cause).toMatchObject({ kind: 'limit', limit, bound: 700 });
    expect(end.evidence['waitedMs']).toBeLessThan(100);
    expect(end.wallMs).toBeLessThan(1_700);
  });

  test('what it waited is none of its time, and a terminal is not open for ever', async () => {
    const waits = await at('read -r x; sleep 60', { limits: { wallMs: 500 } });
    await wait(800);
    await waits.type('\n');
    expect((await waits.ended).cause).toMatchObject({ kind: 'limit', bound: 500 });
    const open = await at('read -r x', { sessionMs: 600 });
    expect((await open.ended).cause).toMatchObject({ kind: 'limit', limit: 'session', bound: 600 });
  });
});

describe('the limits of any run hold at a terminal', boxes.needed, () => {
  test.each([
    ['processor', 'while :; do :; done', { cpuMs: 400 }, 'cpu'],
    ['memory', 'x=a; while :; do x=$x$x; done', { memoryBytes: 16 * MiB }, 'memory'],
    ['output', 'while :; do echo flood; done', { stdoutBytes: 100_000 }, 'stdout'],
    ['disk', 'head -c 100000000 /dev/zero > full', {}, 'disk'],
  ])('%s', async (_, script, limits, limit) => {
    const it = await at(script, { limits });
    expect((await it.ended).cause).toMatchObject({ kind: 'limit', limit });
  });

  test('nothing that is left in the background outlives it', async () => {
    const it = await at('setsid sleep 60 & (setsid bash -c "trap \'\' HUP; sleep 60" &); sleep 60 & echo gone; exit 4');
    const end = await it.ended;
    expect(end).toMatchObject({ cause: { kind: 'exit', code: 4 } });
    expect(end.wallMs).toBeLessThan(1_000);
  });

  test.skipIf(!canCompile)('no way leads out of the terminal, nor into another’s', async () => {
    const other = await at('tty; read -r x');
    await other.sees(/pts\/0/);
    const argv = ['./attack', 'type'];
    const it = await at('', { job: { files: [attackProgram()], argv } });
    await it.ended;
    expect(it.shown().split('\r\n')).toEqual([
      'type EPERM',
      'type-otherwise EPERM',
      'console EPERM',
      'discipline EPERM',
      // Each has its own terminals, and no number but its own.
      'other ENOENT',
      'first EACCES',
      '',
    ]);
    expect(other.shown()).toBe('/dev/pts/0\r\n');
    await other.type('\n');
    expect((await other.ended).cause).toEqual({ kind: 'exit', code: 0 });
  });
});
