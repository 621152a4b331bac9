import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SubmissionEvent } from '../contract/events.ts';
import type { RequestInput } from '../contract/request.ts';
import { submission as submissionSchema } from '../contract/submission.ts';
import type { Executor } from '../executor.ts';
import { createFakeEngine, ok, untilStopped } from '../testing/fake-engine.ts';
import { finished, openTestExecutor, program, temporaryFolder } from '../testing/test-executor.ts';

const text = (s: string) => new TextEncoder().encode(s);
let folder: ReturnType<typeof temporaryFolder>;
let executor: Executor & { lines: string[] };

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await executor.close();
  folder.remove();
});

type TestCaseOf = NonNullable<Parameters<typeof createFakeEngine>[1]>['testCase'];
/** An executor whose programs do this with each test case. */
const open = async (testCase: TestCaseOf) =>
  (executor = await openTestExecutor(folder.path, { engines: [createFakeEngine({}, { testCase })] }));
/** Writes its input to stdout. */
const echo: TestCaseOf = ({ stdin }, sink) => (sink.output('stdout', text(stdin)), ok());

const request = (tests: RequestInput['tests'], more: Partial<RequestInput> = {}): RequestInput => ({ ...program(), tests, ...more });
const run = async (input: RequestInput) => finished(executor, executor.create(input).id);

describe('test cases', () => {
  test('are run each for itself, and compared with what was expected', async () => {
    await open(echo);
    const done = await run(
      request([
        { name: 'one', stdin: '1\n', expected: '1' },
        { name: 'two', stdin: '2\n', expected: '3\n' },
        { name: 'any', stdin: 'whatever' },
      ]),
    );
    expect(submissionSchema.parse(done)).toEqual(done);
    expect(done).toMatchObject({
      verdict: {
        code: 'WA',
        stage: 'run',
        reason: '2 of 3 tests pass. The first that does not is "two": Line 1 is "2", and "3" was expected.',
        evidence: { tests: 3, passed: 2, failed: 1, test: 'two', line: 1, found: '2', expected: '3' },
      },
      run: null,
      tests: [
        { name: 'one', verdict: { code: 'OK' }, run: { stdout: '1\n', status: 'ok' } },
        { name: 'two', verdict: { code: 'WA' }, run: { stdout: '2\n', status: 'ok' } },
        { name: 'any', verdict: { code: 'OK' }, run: { stdout: 'whatever' } },
      ],
    });
  });

  test('are OK together where each is', async () => {
    await open(echo);
    const done = await run(request([{ name: 'one', stdin: 'a b', expected: 'b a' }], { checker: { kind: 'any-order' } }));
    expect(done.verdict).toMatchObject({ code: 'WA' });
    expect((await run(request([{ name: 'one', stdin: 'a', expected: 'a' }]))).verdict).toMatchObject({
      code: 'OK',
      reason: '1 test passes.',
    });
  });

  test('have args, files and limits of their own', async () => {
    const seen: unknown[] = [];
    await open(({ args, files, limits }) => {
      seen.push({ args, names: files.map(({ name }) => name), wallMs: limits.wallMs, memoryBytes: limits.memoryBytes });
      return ok();
    });
    await run(
      request(
        [
          { name: 'own', args: ['x'], files: [{ name: 'data', content: '1' }], limits: { wallMs: 7 } },
          { name: 'as all', limits: { memoryBytes: 1 << 20 } },
        ],
        { args: ['y'], limits: { run: { wallMs: 9 } } },
      ),
    );
    expect(seen).toContainEqual({ args: ['x'], names: ['data'], wallMs: 7, memoryBytes: 256 << 20 });
    expect(seen).toContainEqual({ args: ['y'], names: [], wallMs: 9, memoryBytes: 1 << 20 });
  });

  test('whose program fails have the verdict of that, whatever it wrote', async () => {
    await open(({ stdin }, sink) => {
      sink.output('stdout', text('right'));
      return stdin === 'late' ? { kind: 'limit', limit: 'wall', bound: 10, used: 11 } : { kind: 'exit', code: 3 };
    });
    const done = await run(
      request([
        { name: 'fails', stdin: 'x', expected: 'right' },
        { name: 'is late', stdin: 'late', expected: 'right' },
      ]),
    );
    expect(done.tests.map(({ verdict }) => verdict?.code)).toEqual(['RE', 'TLE']);
    expect(done.verdict).toMatchObject({ code: 'RE', evidence: { test: 'fails', failed: 2 } });
  });

  test('after the first that fails are not run, where that is asked for', async () => {
    await open(echo);
    const tests = Array.from({ length: 40 }, (_, n) => ({ name: String(n), stdin: 'a', expected: n === 2 ? 'b' : 'a' }));
    const done = await run(request(tests, { stopAtFirst: true }));
    expect(done.verdict).toMatchObject({ code: 'WA', evidence: { test: '2', failed: 1 } });
    expect(done.verdict?.reason).toMatch(/^\d+ of 40 tests pass, and \d+ were not run\. The first that does not is "2"/);
    expect(done.tests.at(-1)).toEqual({ name: '39', verdict: null, run: null });
    expect((await run(request(tests))).tests.every(({ verdict }) => verdict !== null)).toBe(true);
  });

  test('whose machine fails are nobody’s wrong answer, and the rest is left', async () => {
    await open(() => ({ kind: 'fault', message: 'the daemon is gone' }));
    const tests = Array.from({ length: 20 }, (_, n) => ({ name: String(n), expected: 'x' }));
    const done = await run(request(tests));
    expect(done.verdict).toMatchObject({ code: 'INTERNAL_ERROR' });
    expect(done.tests.filter(({ verdict }) => verdict === null).length).toBeGreaterThan(10);
  });

  test('that fail in the executor itself end the submission once all have ended, and nothing goes on behind it', async () => {
    let begun = 0;
    await open(async ({ stdin }) => {
      begun++;
      if (stdin === 'slow') await new Promise((resolve) => setTimeout(resolve, 100));
      return ok();
    });
    // A verdict that cannot be written, as on a full disk.
    const database = new Database(`${folder.path}/history.db`);
    database.exec(`CREATE TRIGGER full BEFORE UPDATE OF verdict ON stages BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    database.close();
    const done = await run(request(Array.from({ length: 30 }, (_, n) => ({ name: String(n), stdin: n % 2 ? 'slow' : '' }))));
    expect(done).toMatchObject({ status: 'FINISHED', verdict: { code: 'INTERNAL_ERROR', reason: expect.stringContaining('no room') } });
    await executor.idle();
    const after = begun;
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(begun).toBe(after);
    expect(after).toBeLessThan(10);
    expect(executor.get(done.id).status).toBe('FINISHED');
  });

  test('come with so much of their text, and no more', async () => {
    await open(({ stdin }, sink) => (sink.output('stdout', text(stdin.repeat(30_000))), ok()));
    const few = await run(request([{ name: 'a', stdin: 'ab' }]));
    expect(few.tests[0]?.run?.stdout).toBe('ab'.repeat(8 << 10));
    const many = await run(request(Array.from({ length: 1_000 }, (_, n) => ({ name: String(n), stdin: 'ab' }))));
    expect(JSON.stringify(many).length).toBeLessThan(10 << 20);
  });

  test('are told of while they run, and their output is had by its cursor', async () => {
    await open(echo);
    const tests = Array.from({ length: 5 }, (_, n) => ({ name: String(n), stdin: `${n}`.repeat(40_000), expected: '' }));
    const { id } = executor.create(request(tests));
    let last: SubmissionEvent | undefined;
    for await (const event of executor.events(id)) last = event;
    expect(last).toMatchObject({ status: 'FINISHED', tests: { total: 5, judged: 5, failed: 5 } });
    const read = executor.output({ id, stage: 'run', test: 3, stream: 'stdout', offset: 39_990, length: 100 });
    expect({ ...read, bytes: new TextDecoder().decode(read.bytes) }).toMatchObject({ bytes: '3'.repeat(10), done: true });
    expect(executor.output({ id, stage: 'run', test: 99, stream: 'stdout', offset: 0, length: 1 })).toMatchObject({ done: true });
  });

  test('are cancelled together', async () => {
    await open((_, sink, signal) => untilStopped(sink, signal));
    const { id } = executor.create(request([{ name: 'one' }, { name: 'two' }, { name: 'three' }]));
    for await (const event of executor.events(id)) if (event.status === 'RUNNING') break;
    const done = await executor.cancel(id);
    expect(done).toMatchObject({ status: 'FINISHED', verdict: { code: 'CANCELLED', stage: 'run' } });
    expect(done.tests.map(({ verdict }) => verdict)).toEqual([null, null, null]);
  });
});

describe('a request with test cases is refused', () => {
  test.each([
    ['stdin', 'each has a stdin of its own', { stdin: 'x' }, [{ name: 'a' }]],
    ['tests[0].name', 'needs a name', {}, [{ name: ' ' }]],
    ['tests[1].name', '"a" is there twice; tests[0] has it too', {}, [{ name: 'a' }, { name: 'a' }]],
    ['tests[0].files[0].name', 'has `..` in it', {}, [{ name: 'a', files: [{ name: '../x', content: '' }] }]],
    ['tests[0].files', 'is a file and a folder at once', {}, [{ name: 'a', files: [{ name: 'main.py/x', content: '' }] }]],
    ['tests[0].args[0]', 'NUL character', {}, [{ name: 'a', args: ['\0'] }]],
    ['tests[0].limits.wallMs', 'wallMs is at most 600000 here', {}, [{ name: 'a', limits: { wallMs: 1e9 } }]],
    ['tests', 'not judged by what it prints', { light: {} }, [{ name: 'a' }]],
    ['tests', 'at most 1000 are taken', {}, Array.from({ length: 1_001 }, (_, n) => ({ name: `${n}` }))],
    ['checker', 'there are none', { checker: { kind: 'exact' } }, []],
    ['stopAtFirst', 'there are none', { stopAtFirst: true }, []],
  ] as const)('at %s: %s', async (path, sentence, more, tests) => {
    await open(echo);
    expect(() => executor.create({ ...program(), ...more, tests: tests as RequestInput['tests'] })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(sentence),
        detail: { code: 'INVALID_REQUEST', issues: [expect.objectContaining({ path })] },
      }),
    );
  });
});
