import { describe, expect, test } from 'vitest';
import { attackProgram, canCompile } from './testing/attack-program.ts';
import { testBoxes } from './testing/boxes.ts';
import { MiB } from './testing/job-of.ts';

const boxes = await testBoxes();
const { run } = boxes;

describe('the first process', boxes.needed, () => {
  test('is not killed, stopped or ended by any signal', async () => {
    const { end, stdout } = await run(
      'for s in KILL STOP TERM INT HUP CHLD SEGV USR1 PIPE ALRM XCPU; do kill -$s 1; done; echo alive; exit 7',
    );
    expect([stdout, end.cause]).toEqual(['alive\n', { kind: 'exit', code: 7 }]);
  });

  test('shows nothing of itself in /proc', async () => {
    const { stdout } = await run(`
      cd /proc/1
      for name in mem maps environ auxv stack syscall io fd/0 fd/1 root/etc cwd/etc exe map_files/. ns/net; do
        if ls $name/ >/dev/null 2>&1 || cat $name >/dev/null 2>&1; then echo "reads $name"; fi
      done
      for name in mem fd/0 fd/1 fd/2 oom_score_adj oom_adj comm coredump_filter clear_refs autogroup timerslack_ns; do
        if (echo 1000 >$name) 2>/dev/null; then echo "writes $name"; fi
      done
      cat /treeline/first >/dev/null 2>&1 && echo 'reads the program'
      echo end`);
    expect(stdout).toBe('end\n');
  });

  test('is not made to wait by other priorities, processors or schedulers', async () => {
    const { stdout } = await run(`
      renice -n 19 -p 1 2>/dev/null && echo renice; ionice -c 3 -p 1 2>/dev/null && echo ionice
      taskset -p 1 1 >/dev/null 2>&1 && echo taskset; chrt -p -b 0 1 2>/dev/null && echo chrt; echo end`);
    expect(stdout).toBe('end\n');
  });

  test('is not taken in by output that looks like its frames', async () => {
    const frame = String.raw`printf 'Z\0\0\0\0\0\0\013how=signal\0'; printf '\001\0\0\0\0\0\0\010Z\0\0\0\0\0\0\0' >&2; exit 5`;
    const { end, stdout, stderr } = await run(frame);
    expect(end.cause).toEqual({ kind: 'exit', code: 5 });
    expect([stdout, stderr]).toEqual(['Z\0\0\0\0\0\0\vhow=signal\0', '\x01\0\0\0\0\0\0\bZ\0\0\0\0\0\0\0']);
  });
});

describe('a program that does not end well', boxes.needed, () => {
  /** Stopped within its limit and a second, and nothing of it is left. */
  async function stopped(script: string, changes: Parameters<typeof run>[1] = {}) {
    const ran = await run(script, { ...changes, limits: { wallMs: 1_500, ...changes.limits } });
    expect(ran.end.wallMs).toBeLessThan(2_500);
    return ran;
  }

  test('sleeps', async () => {
    const { end } = await stopped('sleep 60');
    expect(end).toMatchObject({ cause: { kind: 'limit', limit: 'idle', bound: 1_500 }, signal: 'SIGKILL' });
  });

  test('computes for ever', async () => {
    expect((await stopped('while :; do :; done')).end.cause).toMatchObject({ kind: 'limit', limit: 'wall', bound: 1_500 });
  });

  test('uses up its processor time, with all its children', async () => {
    const { end } = await run('for i in 1 2 3; do while :; do :; done & done; wait', { limits: { cpuMs: 500 } });
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'cpu', bound: 500 });
    expect(end.cpuMs).toBeGreaterThan(500);
    expect(end.cpuMs).toBeLessThan(1_000);
  });

  test('stops itself, and whoever watches it', async () => {
    const { end } = await stopped('kill -STOP 1; kill -STOP $$');
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'idle' });
  });

  test('ignores every signal', async () => {
    const { end } = await stopped("trap '' TERM INT HUP QUIT XCPU ALRM; while :; do sleep 1; done");
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'idle' });
  });

  test('is a fork bomb', async () => {
    const { end } = await stopped(':(){ :|:& }; :; sleep 60');
    expect(end.cause.kind).toBe('limit');
    expect(end.evidence['processesRefused']).toBeGreaterThan(0);
  });

  test('leaves children in sessions of their own that hold its output', async () => {
    const { end, stdout } = await run('setsid sleep 60 & (setsid bash -c "setsid sleep 60 & sleep 60" &); echo 1; exit 4');
    expect([stdout, end.cause]).toEqual(['1\n', { kind: 'exit', code: 4 }]);
    expect(end.wallMs).toBeLessThan(1_000);
  });

  test('leaves zombies', async () => {
    const { end } = await run('for i in {1..500}; do (true &) ; done; echo done');
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
  });

  test('fills its memory fast', async () => {
    const { end } = await stopped('x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done');
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'memory', bound: 64 * MiB });
    expect((end.cause as { used: number }).used).toBeGreaterThan(64 * MiB);
  });

  test('fills its memory slowly', async () => {
    const { end } = await run('x=$(head -c 1000000 /dev/zero | tr "\\0" a); i=0; while :; do a[i]=$x; i=$((i+1)); sleep 0.01; done');
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'memory' });
    expect((end.cause as { used: number }).used).toBeLessThan(80 * MiB);
  });

  test('is held to less memory than its container may have', async () => {
    const { end } = await stopped('x=a; while :; do x=$x$x; done', { limits: { memoryBytes: 16 * MiB } });
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'memory', bound: 16 * MiB });
  });

  test('fills its disk', async () => {
    const { end } = await run('head -c 100000000 /dev/zero > full');
    expect(end.cause).toEqual({ kind: 'limit', limit: 'disk', bound: 32 * MiB, used: 32 * MiB });
    expect(end.evidence['diskFull']).toBe(true);
  });

  test('fills its disk and goes on: that is no failure', async () => {
    const { end } = await run('head -c 100000000 /dev/zero > full; exit 0');
    expect(end).toMatchObject({ cause: { kind: 'exit', code: 0 }, evidence: { diskFull: true } });
  });

  test('makes more empty files than there may be', async () => {
    const { end } = await run('for i in {1..10000}; do : > $i || exit 1; done');
    expect(end).toMatchObject({ cause: { kind: 'limit', limit: 'disk', bound: 32 * MiB }, evidence: { inodesFull: true } });
  });

  test('writes a file longer than a file may be', async () => {
    const { end } = await run('exec head -c 3000000 /dev/zero > long', { limits: { fileBytes: MiB } });
    expect(end).toMatchObject({ cause: { kind: 'limit', limit: 'disk', bound: MiB }, evidence: { fileTooLarge: true } });
  });

  test('sends itself the signal of a file that is too long: nobody has seen one', async () => {
    const { end } = await run('kill -XFSZ $$', { limits: { fileBytes: 4 * MiB } });
    expect(end).toMatchObject({ cause: { kind: 'signal', signal: 'SIGXFSZ' }, evidence: { fileBytes: 4 * MiB } });
  });

  test('is given more files than its disk holds', async () => {
    const files = [{ name: 'big', bytes: Buffer.alloc(40 * MiB), executable: false }];
    const { end } = await run('echo ran', { job: { files } });
    expect(end).toMatchObject({ cause: { kind: 'limit', limit: 'disk', bound: 32 * MiB }, evidence: { diskFull: true } });
  });

  test.each(['stdout', 'stderr'] as const)('floods %s', async (stream) => {
    const ran = await stopped(`yes ${stream === 'stderr' ? '>&2' : ''}`, { limits: { [`${stream}Bytes`]: 300_000 } });
    expect(ran.end.cause).toMatchObject({ kind: 'limit', limit: stream, bound: 300_000 });
    expect(ran[stream].length).toBeGreaterThan(300_000);
    expect(ran[stream].length).toBeLessThanOrEqual(300_000 + 65_536);
  });

  test('writes 100 MB, where it may', async () => {
    const { stdout, end } = await run('head -c 100000000 /dev/zero', { limits: { stdoutBytes: 128 * MiB } });
    expect([stdout.length, end.cause]).toEqual([100_000_000, { kind: 'exit', code: 0 }]);
  });

  test('writes past its limit as the last thing it does', async () => {
    const { end } = await run('head -c 20000 /dev/zero', { limits: { stdoutBytes: 10_000 } });
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'stdout', bound: 10_000 });
  });

  test('closes all it has, or opens all it can', async () => {
    const closes = await run('exec 0<&- 1>&- 2>&-; sleep 0.1; exit 6');
    expect(closes.end.cause).toEqual({ kind: 'exit', code: 6 });
    const opens = await run('for i in {1..100}; do exec {fd}</dev/null; done', { limits: { openFiles: 20 } });
    expect(opens.end.cause).toMatchObject({ kind: 'exit' });
    expect(opens.stderr).toContain('Too many open files');
  });
});

const compiled = canCompile ? boxes.needed : { skip: true, meta: { why: 'no gcc on this machine' } };

describe('what no shell can do', compiled, () => {
  const files = canCompile ? [attackProgram()] : [];
  const attack = async (words: string, limits: Parameters<typeof run>[1] = {}) => {
    const ran = await run('', { ...limits, job: { files, argv: ['./attack', ...words.split(' ')] } });
    return { ...ran, lines: ran.stdout.trim().split('\n') };
  };

  test('does not bend the first process: its limits, its priority, its processors', async () => {
    const { lines } = await attack('bend');
    expect(lines).toEqual([
      'prlimit EPERM',
      'prlimit-self done',
      'priority EPERM',
      'priority-user EPERM',
      'priority-self done',
      'affinity EPERM',
      'idle EPERM',
      'io EPERM',
    ]);
  });

  test('does not look into it', async () => {
    const { lines } = await attack('look');
    expect(lines.map((line) => line.replace(/ (EPERM|ENOSYS|EACCES)$/, ' refused'))).toEqual([
      'read refused',
      'write refused',
      'attach refused',
      'seize refused',
      'descriptor refused',
    ]);
  });

  test('has no way round its network, its filter or its user', async () => {
    const { lines } = await attack('leave');
    expect(lines).toEqual(['vsock EAFNOSUPPORT', 'alg EAFNOSUPPORT', 'ring ENOSYS', 'unshare EPERM', 'inet done', 'unix done']);
  });

  test('may not ask the kernel for what programs have no need of', async () => {
    const { lines } = await attack('profile');
    const refused = ['keys', 'policy', 'compare', 'perf', 'faults', 'personality', 'mount', 'clone'];
    expect(lines).toEqual([...refused.map((call) => `${call} EPERM`), 'clone3 ENOSYS']);
  });

  test.each(['otherwise', 'x32'])('does not speak to the kernel in another ABI (%s)', async (words) => {
    const { end, stdout } = await attack(words);
    expect([stdout, end.cause]).toEqual(['', { kind: 'signal', signal: 'SIGSYS' }]);
  });

  test('calls itself without end', async () => {
    expect((await attack('deep')).end.cause).toEqual({ kind: 'signal', signal: 'SIGSEGV' });
  });

  test('locks its memory', async () => {
    expect((await attack('hold')).end.cause).toMatchObject({ kind: 'limit', limit: 'memory' });
  });

  test('holds memory in a file that has no name', async () => {
    expect((await attack('share', { limits: { fileBytes: 256 * MiB } })).end.cause).toMatchObject({ kind: 'limit', limit: 'memory' });
  });

  test('writes a million times one byte', async () => {
    const { end, stdout } = await attack('bytes 1000000');
    expect([stdout.length, end.cause]).toEqual([1_000_000, { kind: 'exit', code: 0 }]);
  });
});
