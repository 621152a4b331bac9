import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../../inputs/input.ts';
import { runIn, testBoxes } from './testing/boxes.ts';
import { jobOf, MiB } from './testing/job-of.ts';

const boxes = await testBoxes();
const { run } = boxes;

/** So many MiB, each other than the one before, and their MD5. */
function numbered(count: number): { stdin: Input; md5: string } {
  const piece = (n: number) => Buffer.alloc(MiB, `piece ${n}\n`);
  const sum = createHash('md5');
  for (let n = 0; n < count; n++) sum.update(piece(n));
  async function* read() {
    for (let n = 0; n < count; n++) yield piece(n);
  }
  return { stdin: { bytes: count * MiB, read }, md5: sum.digest('hex') };
}

describe('a program in a container', boxes.needed, () => {
  test('has its arguments and its stdin, and gives its output and exit code', async () => {
    const script = '/treeline/busybox cat; echo "$0 $1"; echo oops >&2; exit 3';
    const { end, stdout, stderr } = await run('', {
      job: { argv: ['bash', '-c', script, 'zero', 'a\nb'], stdin: Buffer.from('in\0put') },
    });
    expect([stdout, stderr]).toEqual(['in\0putzero a\nb\n', 'oops\n']);
    expect(end).toMatchObject({ cause: { kind: 'exit', code: 3 }, code: 3, signal: null, evidence: {} });
    expect(end.wallMs).toBeGreaterThan(0);
    expect(end.cpuMs).toBeGreaterThan(0);
    expect(end.memoryBytes).toBeGreaterThan(100_000);
  });

  test('has its variables and no others', async () => {
    const env = { PATH: '/bin:/usr/bin', A: 'x=y\n=z', EMPTY: '' };
    expect((await run('', { job: { argv: ['env'], env } })).stdout).toBe('PATH=/bin:/usr/bin\nA=x=y\n=z\nEMPTY=\n');
  });

  test('is told of a signal that ended it', async () => {
    const { end } = await run('kill -SEGV $$');
    expect(end).toMatchObject({ cause: { kind: 'signal', signal: 'SIGSEGV' }, code: null, signal: 'SIGSEGV' });
  });

  test.each([
    ['bash -c "kill -SEGV \\$\\$"; exit $?', 'SIGSEGV'],
    ['bash -c "kill -SYS \\$\\$"; exit $?', 'SIGSYS'],
    ['exit 128', undefined],
    ['exit 160', undefined],
    ['exit 11', undefined],
  ])('is told of a signal that ended a child, as far as its shell tells: %s', async (script, childSignal) => {
    const { end } = await run(script);
    expect(end.cause.kind).toBe('exit');
    expect(end.evidence['childSignal']).toBe(childSignal);
  });

  test('finds its files, and runs a script as the kernel or a shell would', async () => {
    const files = [
      { name: 'main', bytes: Buffer.from('#!/bin/bash\necho "$(<deep/er/x) $(<y)"\n'), executable: true },
      { name: 'deep/er/x', bytes: Buffer.from('1\n'), executable: false },
      { name: 'y', bytes: Buffer.from('2\n'), executable: false },
      { name: 'bare', bytes: Buffer.from('echo "$(<y)"; [ -x y ] || echo plain\n'), executable: true },
    ];
    const ran = async (argv: string[], cwd = '/box/work') => (await run('', { job: { files, argv, cwd } })).stdout;
    expect(await ran(['./main'])).toBe('1 2\n');
    expect(await ran(['./bare'])).toBe('2\nplain\n');
    expect(await ran(['/bin/bash', '-c', 'pwd'], '/box/work/deep')).toBe('/box/work/deep\n');
  });

  test.each([
    ['nowhere', 127, 'nowhere: command not found\n'],
    ['./nowhere', 127, './nowhere: No such file or directory\n'],
    ['./plain', 126, './plain: Permission denied\n'],
    ['./odd', 127, './odd: the interpreter it names is not there\n'],
  ])('%s cannot be run, and says so as a shell does', async (argv, code, says) => {
    const files = [
      { name: 'plain', bytes: Buffer.from('echo 1'), executable: false },
      { name: 'odd', bytes: Buffer.from('#!/nix/none\n'), executable: true },
    ];
    const { end, stderr } = await run('', { job: { argv: [argv], files } });
    expect(stderr).toBe(says);
    expect(end.cause).toEqual({ kind: 'exit', code });
  });

  test('cannot have files that cannot be', async () => {
    const files = [
      { name: 'a', bytes: Buffer.from('1'), executable: false },
      { name: 'a/b', bytes: Buffer.from('1'), executable: false },
    ];
    expect((await run('echo ran', { job: { files } })).end.cause).toEqual({ kind: 'refused', sentence: 'a/b: Not a directory' });
    const outside = [{ name: '../b', bytes: Buffer.from('1'), executable: false }];
    expect((await run('echo ran', { job: { files: outside } })).end.cause).toMatchObject({ kind: 'refused' });
    expect((await run('', { job: { argv: ['echo', 'a\0b'] } })).end.cause).toMatchObject({ kind: 'refused' });
  });

  test('passes bytes on as they are, from invalid UTF-8 to zeros', async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const { stdout } = await run('cat', { job: { stdin: all } });
    expect(Buffer.from(stdout, 'latin1').equals(all)).toBe(true);
  });

  test('reads 16 MiB of stdin, and what it writes of it comes whole', async () => {
    const stdin = Buffer.alloc(16 * MiB, 'treeline ');
    const { stdout, end } = await run('cat', { job: { stdin }, limits: { stdoutBytes: 32 * MiB } });
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
    expect(Buffer.from(stdout, 'latin1').equals(stdin)).toBe(true);
  });

  test('reads 128 MiB of stdin in order, and pays with its memory for none it has not read yet', async () => {
    const { stdin, md5 } = numbered(128);
    const { end, stdout } = await run('sleep 0.1; md5sum', { job: { stdin }, limits: { memoryBytes: 8 * MiB } });
    expect([end.cause, stdout]).toEqual([{ kind: 'exit', code: 0 }, `${md5}  -\n`]);
    expect(end.memoryBytes).toBeLessThan(8 * MiB);
  });

  test('may leave most of its stdin unread, and may close it', async () => {
    for (const script of ['head -c 7 | wc -c', 'head -c 3 >&2; exec < /dev/null; sleep 0.1; echo 7']) {
      const { end, stdout } = await run(script, { job: { stdin: numbered(64).stdin } });
      expect([end.cause, stdout]).toEqual([{ kind: 'exit', code: 0 }, '7\n']);
    }
  });

  test('whose stdin cannot be read to its end is told of as a fault of the machine', async () => {
    const stdin: Input = {
      bytes: MiB,
      async *read() {
        yield Buffer.alloc(10);
        throw new Error('the disk is gone');
      },
    };
    await expect(run('cat', { job: { stdin } })).rejects.toThrow('the disk is gone');
  });

  test('never reads its 16 MiB of stdin while it floods both its streams', async () => {
    const script = 'head -c 20000000 /dev/zero & head -c 20000000 /dev/zero >&2; wait';
    const { stdout, stderr, end } = await run(script, {
      job: { stdin: Buffer.alloc(16 * MiB) },
      limits: { stdoutBytes: 32 * MiB, stderrBytes: 32 * MiB },
    });
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
    expect([stdout.length, stderr.length]).toEqual([20_000_000, 20_000_000]);
  });
});

describe('a container', boxes.needed, () => {
  test('runs one job', async () => {
    const container = await boxes.start();
    await runIn(container, 'true');
    await expect(runIn(container, 'true')).rejects.toThrow('one job');
    await container.close();
    await container.close();
    expect(container.alive).toBe(false);
  });

  test('has no network, no capabilities, a root it cannot write to, and one quota', async () => {
    const script = `
      id -u; cat /proc/self/status | grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' | tr '\\t' ' '
      ls /sys/class/net; touch /x /nix/x /dev/x /treeline/x /proc/x 2>&1 | wc -l
      stat -f -c '%b %S' /box /tmp/.`;
    const { stdout } = await run(script);
    expect(stdout.split('\n')).toEqual([
      '1000',
      'CapEff: 0000000000000000',
      'CapBnd: 0000000000000000',
      'NoNewPrivs: 1',
      'Seccomp: 2',
      'lo',
      '5',
      '8192 4096',
      '8192 4096',
      '',
    ]);
  });

  test('that cannot be started says why, and nothing of it is left', async () => {
    await expect(boxes.start({ image: `sha256:${'0'.repeat(64)}` })).rejects.toMatchObject({
      name: 'ContainerFault',
      ran: false,
      message: expect.stringContaining('No such image'),
    });
  });

  test('that was not used is closed, and is gone', async () => {
    const container = await boxes.start();
    await container.close();
    await expect(boxes.docker.daemon.docker.getContainer(container.id).inspect()).rejects.toThrow('no such container');
  });

  test('is gone within a second of a cancel, whatever runs', async () => {
    const container = await boxes.start();
    const cancel = new AbortController();
    const script = `trap '' TERM INT HUP; echo up; while :; do :; done & while :; do :; done`;
    const end = container.run(jobOf(script), { output: () => setTimeout(() => cancel.abort(), 100) }, cancel.signal);
    await new Promise((resolve) => cancel.signal.addEventListener('abort', resolve));
    const before = performance.now();
    expect((await end).cause).toEqual({ kind: 'cancelled' });
    await container.close();
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('that something else ended is a fault of the machine', async () => {
    const container = await boxes.start();
    const end = container.run(jobOf('sleep 60'), { output: () => {} }, new AbortController().signal);
    setTimeout(() => void boxes.docker.daemon.docker.getContainer(container.id).kill(), 200);
    await expect(end).rejects.toMatchObject({ name: 'ContainerFault', ran: true });
    await container.close();
  });
});
