import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { INPUT_PIECE } from '../../contract/inputs.ts';
import type { RequestInput } from '../../contract/request.ts';
import { testDocker } from '../../testing/docker.ts';
import { openedWithDocker } from '../../testing/opened-with-docker.ts';

const docker = await testDocker();
const opened = openedWithDocker(docker);

const files = (texts: Record<string, string>): RequestInput['files'] => Object.entries(texts).map(([name, content]) => ({ name, content }));
const run = (texts: Record<string, string>, tests: NonNullable<RequestInput['tests']>, more: Partial<RequestInput> = {}) =>
  opened.run({ engine: 'docker', files: files(texts), tests, ...more });
const codes = ({ tests }: Awaited<ReturnType<typeof run>>) => tests.map(({ verdict }) => verdict?.code);

describe('test cases in containers', docker.needed, () => {
  test('begin each with what compile left, once compiled, with input, arguments and files of their own', async () => {
    const done = await run(
      {
        'compile.sh': 'read -r x < /proc/sys/kernel/random/uuid; echo "$x" > made',
        'run.sh': 'read -r made < made; read -r said; read -r own < own; echo "$made"; echo "$said $1 $own" >&2; echo later >> made',
        own: 'of all\n',
      },
      [
        { name: 'one', stdin: '1\n', args: ['a'] },
        { name: 'two', stdin: '2\n', files: [{ name: 'own', content: 'of two\n' }] },
        { name: 'three', stdin: '3\n' },
      ],
      { args: ['b'] },
    );
    expect(done).toMatchObject({ verdict: { code: 'OK', evidence: { passed: 3 } }, compile: { status: 'ok' }, run: null });
    expect(done.tests.map(({ run: own }) => own?.stderr)).toEqual(['1 a of all\n', '2 b of two\n', '3 b of all\n']);
    const made = done.tests.map(({ run: own }) => own?.stdout);
    expect(made[0]).toMatch(/^[0-9a-f-]{36}\n$/);
    expect(new Set(made).size, 'compiled once, and seen by each as it was').toBe(1);
  });

  test('of 100 MB are sent apart, once, read as they come, and given to a checker whole', async () => {
    const bytes = Buffer.alloc(100_000_000, 'a line of a hundred million bytes\n');
    const input = createHash('sha256').update(bytes).digest('hex');
    for (let offset = 0; offset < bytes.length; offset += INPUT_PIECE)
      await opened.executor.inputs.put({ hash: input, bytes: bytes.length, offset, piece: bytes.subarray(offset, offset + INPUT_PIECE) });
    const md5 = createHash('md5').update(bytes).digest('hex');
    const texts = {
      'run.sh': 'exec /treeline/busybox md5sum',
      'check.sh': '[ "$(/treeline/busybox md5sum < "$1")" = "$(/treeline/busybox cat "$3")" ] || { echo other; exit 1; }',
    };
    const tests = [{ name: 'one', stdin: { input }, expected: `${md5}  -\n` }];
    const limits = { run: { memoryBytes: 16 << 20 } };
    expect(codes(await run(texts, tests, { limits, checker: { kind: 'program' } }))).toEqual(['OK']);
  });

  test('that name an input which was not sent are refused, with its hash', async () => {
    expect(() => run({ 'run.sh': 'true' }, [{ name: 'one', stdin: { input: 'ab'.repeat(32) } }])).toThrow(/not here whole, such as abab/);
  });

  test('cannot see each other’s files, processes or shared memory, nor leave anything for the next', async () => {
    const attack = `
see() { for place in /tmp /dev/shm /var/tmp /box /box/home .; do
  if (echo "$1" > $place/left-$1) 2>/dev/null; then :; fi
  for left in $place/left-*; do [ -e "$left" ] && [ "$left" != "$place/left-$1" ] && echo "saw $left"; done
done; }
read -r name
# a process that would outlive its case, and one that looks for those of others
/treeline/busybox sh -c 'while :; do /treeline/busybox sleep 1; done' marker-$name &
for status in /proc/[0-9]*/cmdline; do
  seen=$(/treeline/busybox tr '\\0' ' ' < $status 2>/dev/null)
  case $seen in *marker-$name*) ;; *marker-*) echo "saw the process $seen" ;; esac
done
see $name
/treeline/busybox ipcs -m 2>/dev/null | /treeline/busybox grep -q '^0x' && echo "saw shared memory"
/treeline/busybox sleep 0.3
see $name
exit 0`;
    const names = Array.from({ length: 8 }, (_, n) => `case${n}`);
    const done = await run(
      { 'run.sh': attack },
      names.map((name) => ({ name, stdin: `${name}\n`, expected: '' })),
    );
    expect(done.tests.map(({ run: own }) => own?.output)).toEqual(names.map(() => ''));
    expect(done.verdict).toMatchObject({ code: 'OK' });
  });

  test('have limits that count from zero for each', async () => {
    const done = await run(
      { 'run.sh': 'read -r how; case $how in spin) while :; do :; done ;; wait) /treeline/busybox sleep 60 ;; *) echo fine ;; esac' },
      [
        { name: 'spins', stdin: 'spin\n', limits: { cpuMs: 300 } },
        { name: 'waits', stdin: 'wait\n', limits: { wallMs: 400 } },
        { name: 'is fine', stdin: 'x\n', expected: 'fine' },
      ],
    );
    expect(codes(done)).toEqual(['TLE', 'TLE', 'OK']);
    expect(done.verdict).toMatchObject({ code: 'TLE', evidence: { test: 'spins', limit: 'cpu', passed: 1, failed: 2 } });
  });

  test('are not run where compile fails', async () => {
    const done = await run({ 'compile.sh': 'exit 1', 'run.sh': 'true' }, [{ name: 'one' }]);
    expect(done).toMatchObject({ verdict: { code: 'CE' }, tests: [{ name: 'one', verdict: null, run: null }] });
  });
});

describe('a checker of one’s own', docker.needed, () => {
  const CHECK = `
read -r input < "$1"; read -r expected < "$2"; read -r found < "$3"
[ "$input" = crash ] && kill -SEGV $$
[ "$input" = odd ] && { echo "no verdict of mine" >&2; exit 7; }
[ "$found" -gt "$expected" ] && exit 0
echo "$found is not above $expected"; exit 1`;
  const RUN = 'read -r x; echo 5';
  const judged = (tests: NonNullable<RequestInput['tests']>, texts: Record<string, string> = {}) =>
    run({ 'run.sh': RUN, 'check.sh': CHECK, ...texts }, tests, { checker: { kind: 'program' } });

  test('takes what holds, and says why what does not', async () => {
    const done = await judged([
      { name: 'above', stdin: 'x\n', expected: '4\n' },
      { name: 'below', stdin: 'x\n', expected: '6\n' },
    ]);
    expect(codes(done)).toEqual(['OK', 'WA']);
    expect(done.tests[1]?.verdict?.reason).toBe('5 is not above 6');
  });

  test('is asked also where nothing is expected', async () => {
    expect(
      codes(
        await run({ 'run.sh': RUN, 'check.sh': '[ -e "$2" ] && [ ! -s "$2" ] && exit 1' }, [{ name: 'a' }], {
          checker: { kind: 'program' },
        }),
      ),
    ).toEqual(['WA']);
  });

  test('that fails is not the program’s fault, and what it said is told', async () => {
    const [odd] = (await judged([{ name: 'odd', stdin: 'odd\n', expected: '4\n' }])).tests;
    expect(odd?.verdict).toMatchObject({ code: 'INTERNAL_ERROR' });
    expect(odd?.verdict?.reason).toMatch(/check\.sh failed\. .*exit code 7.* It said: no verdict of mine/);
    expect(codes(await judged([{ name: 'crash', stdin: 'crash\n', expected: '4\n' }]))).toEqual(['INTERNAL_ERROR']);
  });

  test('is not the one that the program’s compile stage has made of it', async () => {
    const done = await judged([{ name: 'below', stdin: 'x\n', expected: '6\n' }], { 'compile.sh': 'echo "exit 0" > check.sh' });
    expect(codes(done)).toEqual(['WA']);
  });

  test('has to be there', async () => {
    const done = await run({ 'run.sh': RUN }, [{ name: 'a', expected: '1' }], { checker: { kind: 'program' } });
    expect(done.verdict).toMatchObject({ code: 'EE', reason: expect.stringContaining('check.sh, and there is none') });
  });
});
