import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpackFrames } from '../simulator/recording/pack.ts';
import type { SubmissionEvent } from './contract/events.ts';
import { submission as submissionSchema } from './contract/submission.ts';
import type { Executor } from './executor.ts';
import { createFakeEngine, fakeFrames, ok, untilStopped } from './testing/fake-engine.ts';
import { finished, openTestExecutor, program, temporaryFolder } from './testing/test-executor.ts';

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

const open = async (options?: Parameters<typeof openTestExecutor>[1]) => (executor = await openTestExecutor(folder.path, options));

describe('a submission', () => {
  test('is in the history and queued when create returns, and ends OK with what it wrote', async () => {
    await open({
      engines: [
        createFakeEngine({
          'main.py': {
            run(sink) {
              sink.output('stdout', text('one '));
              sink.output('stderr', text('two '));
              sink.output('stdout', text('three'));
              return ok();
            },
          },
        }),
      ],
    });
    const created = executor.create(program());
    expect(created).toMatchObject({ status: 'QUEUED', verdict: null, runtime: 'python', engine: 'embedded', startedAt: null, run: null });
    expect(submissionSchema.parse(created)).toEqual(created);

    const done = await finished(executor, created.id);
    expect(done).toMatchObject({
      status: 'FINISHED',
      verdict: { code: 'OK', stage: 'run' },
      environment: { status: 'ok' },
      build: null,
      compile: null,
      run: { status: 'ok', code: 0, stdout: 'one three', stderr: 'two ', output: 'one two three', truncated: { stdout: 0, stderr: 0 } },
      recording: null,
    });
    expect(submissionSchema.parse(done)).toEqual(done);
    expect(executor.request(created.id).files).toEqual([{ name: 'main.py', content: 'print(1)\n', encoding: 'utf8' }]);
  });

  test("that no engine here can run ends EE with the sentence on the environment's stderr", async () => {
    await open({ engines: [createFakeEngine({}, { refusal: 'A run.sh needs the engine `docker`.' })] });
    const done = await finished(
      executor,
      executor.create({
        engine: 'embedded',
        files: [
          { name: 'run.sh', content: '' },
          { name: 'main.py', content: '' },
        ],
      }).id,
    );
    expect(done.verdict).toMatchObject({ code: 'EE', stage: 'environment', reason: 'A run.sh needs the engine `docker`.' });
    expect(done.environment).toMatchObject({ status: 'failed', stderr: 'A run.sh needs the engine `docker`.\n' });
    expect(done.run).toBeNull();

    const docker = await finished(executor, executor.create({ ...program(), engine: 'docker' }).id);
    expect(docker.verdict).toMatchObject({ code: 'EE' });
    expect(docker.verdict?.reason).toContain('`docker`');
  });

  test('whose engine throws ends INTERNAL_ERROR, and the next one runs', async () => {
    const engine = createFakeEngine({ 'main.py': { run: () => Promise.reject(new Error('the cable fell out')) } });
    await open({ engines: [engine] });
    const done = await finished(executor, executor.create(program()).id);
    expect(done.verdict).toMatchObject({ code: 'INTERNAL_ERROR', stage: 'run' });
    expect(done.verdict?.reason).toContain('the cable fell out');
    expect(engine.opened).toHaveLength(1);
    expect((await finished(executor, executor.create(program('b.py')).id)).verdict?.code).toBe('OK');
    await executor.idle();
    expect(engine.closed).toBe(2);
  });

  test('whose engine fails before anything of the program ran is tried once more', async () => {
    let openings = 0;
    const engine = createFakeEngine(
      {},
      {
        open() {
          openings += 1;
          if (openings === 1) throw new Error('not yet');
        },
      },
    );
    await open({ engines: [engine] });
    expect((await finished(executor, executor.create(program()).id)).verdict?.code).toBe('OK');
    expect(openings).toBe(2);
  });

  test('whose engine always fails at opening ends INTERNAL_ERROR', async () => {
    await open({
      engines: [
        createFakeEngine(
          {},
          {
            open() {
              throw new Error('never');
            },
          },
        ),
      ],
    });
    const done = await finished(executor, executor.create(program()).id);
    expect(done.verdict).toMatchObject({ code: 'INTERNAL_ERROR', stage: 'environment' });
  });
});

describe('cancelling', () => {
  test('stops a running one in under 100 ms, also where the engine does not hear', async () => {
    const deaf = () => new Promise<never>(() => {});
    const engine = createFakeEngine({ 'main.py': { run: untilStopped }, 'deaf.py': { run: deaf } });
    await open({ engines: [engine] });
    for (const name of ['main.py', 'deaf.py']) {
      const { id } = executor.create(program(name));
      await reached(executor, id, 'RUNNING');
      const began = performance.now();
      const done = await executor.cancel(id);
      expect(performance.now() - began).toBeLessThan(100);
      expect(done).toMatchObject({ status: 'FINISHED', verdict: { code: 'CANCELLED', stage: 'run' }, run: { status: 'stopped' } });
    }
  });

  test('stops one whose engine is still opening, and gives back what it opens too late', async () => {
    let opened = () => {};
    const opening = new Promise<void>((resolve) => (opened = resolve));
    const engine = createFakeEngine({}, { open: () => opening });
    await open({ engines: [engine] });
    const { id } = executor.create(program());
    await reached(executor, id, 'SETTING_UP_ENVIRONMENT');
    const began = performance.now();
    expect((await executor.cancel(id)).verdict).toMatchObject({ code: 'CANCELLED', stage: 'environment' });
    expect(performance.now() - began).toBeLessThan(100);
    opened();
    await executor.idle();
    expect(engine.closed).toBe(1);
  });

  test('takes a waiting one out of the queue, and leaves a finished one as it was', async () => {
    const engine = createFakeEngine({ 'main.py': { run: untilStopped } });
    await open({ engines: [engine], settings: { concurrency: 1 } });
    const running = executor.create(program());
    const waiting = executor.create(program('b.py'));
    expect(await executor.cancel(waiting.id)).toMatchObject({ verdict: { code: 'CANCELLED', stage: null } });
    await executor.cancel(running.id);
    await executor.idle();
    expect(engine.opened).toEqual(['main.py']);
    const before = executor.get(waiting.id);
    expect(await executor.cancel(waiting.id)).toEqual(before);
  });

  test('an unknown submission is NOT_FOUND everywhere', async () => {
    await open();
    const id = '00000000-0000-4000-8000-000000000000';
    const missing = { detail: { code: 'NOT_FOUND' } };
    await expect(executor.cancel(id)).rejects.toMatchObject(missing);
    for (const ask of [
      () => executor.get(id),
      () => executor.request(id),
      () => executor.events(id),
      () => executor.recording(id),
      () => executor.frames({ id, from: 0, count: 1 }),
      () => executor.output({ id, stage: 'run', stream: 'stdout', offset: 0, length: 1 }),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ detail: expect.objectContaining({ code: 'NOT_FOUND' }) }));
    }
  });
});

describe('the queue', () => {
  test('runs in the order of arrival, and says places and when it is full', async () => {
    const engine = createFakeEngine({ 'main.py': { run: untilStopped } });
    await open({ engines: [engine], settings: { concurrency: 1, waiting: 2 } });
    const first = executor.create(program());
    await reached(executor, first.id, 'RUNNING');
    const b = executor.create(program('b.py'));
    const c = executor.create(program('c.py'));
    expect((await firstEvent(executor, c.id)).position).toBe(1);
    expect(() => executor.create(program('d.py'))).toThrow(
      expect.objectContaining({ detail: { code: 'QUEUE_FULL', waiting: 2, bound: 2 } }),
    );
    await executor.cancel(first.id);
    await executor.idle();
    expect(engine.opened).toEqual(['main.py', 'b.py', 'c.py']);
    expect(executor.get(b.id).status).toBe('FINISHED');
    expect(executor.list({ limit: 10 }).items).toHaveLength(3);
  });
});

describe('events', () => {
  test('are at most 30 a second however much happens, and end with FINISHED', async () => {
    await open({
      engines: [
        createFakeEngine({
          'main.py': {
            async run(sink) {
              const until = performance.now() + 500;
              while (performance.now() < until) {
                sink.output('stdout', text('x'.repeat(10_000)));
                await new Promise((resolve) => setImmediate(resolve));
              }
              return ok();
            },
          },
        }),
      ],
    });
    const { id } = executor.create({ ...program(), limits: { run: { stdoutBytes: 64 << 20 } } });
    const events: SubmissionEvent[] = [];
    for await (const event of executor.events(id)) events.push(event);
    expect(events.length).toBeGreaterThan(5);
    expect(events.length).toBeLessThanOrEqual(19);
    expect(events.at(-1)).toMatchObject({ status: 'FINISHED', verdict: { code: 'OK' } });
    const bytes = events.map((event) => event.stages.run?.stdoutBytes ?? 0);
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
  });

  test('of a reader that takes its time are the latest state, not what it missed', async () => {
    await open({ engines: [createFakeEngine({ 'main.py': { run: (sink) => (sink.output('stdout', text('x')), ok()) } })] });
    const { id } = executor.create(program());
    const events: SubmissionEvent[] = [];
    for await (const event of executor.events(id)) {
      events.push(event);
      await executor.idle();
    }
    expect(events.map((event) => event.status)).toEqual(['QUEUED', 'FINISHED']);
  });

  test('of a submission that is over are its end', async () => {
    await open();
    const { id } = executor.create(program());
    await executor.idle();
    const events: SubmissionEvent[] = [];
    for await (const event of executor.events(id)) events.push(event);
    expect(events).toMatchObject([
      { status: 'FINISHED', position: null, verdict: { code: 'OK' }, stages: { run: { result: { status: 'ok' } } } },
    ]);
  });

  test('end when the reader goes, also while it waits', async () => {
    await open({ engines: [createFakeEngine({ 'main.py': { run: untilStopped } })] });
    const { id } = executor.create(program());
    await reached(executor, id, 'RUNNING');
    const reader = executor.events(id);
    await reader.next();
    const waiting = reader.next();
    await reader.return();
    expect(await waiting).toMatchObject({ done: true });

    const gone = new AbortController();
    const other = executor.events(id, gone.signal);
    await other.next();
    const last = other.next();
    gone.abort();
    expect(await last).toMatchObject({ done: true });
  });
});

describe('a recording', () => {
  test('can be read by range while it is made and afterwards', async () => {
    let more = () => {};
    const held = new Promise<void>((resolve) => (more = resolve));
    await open({
      engines: [
        createFakeEngine({
          'main.py': {
            async run(sink) {
              for (let f = 0; f < 1_000; f += 10) sink.frames(fakeFrames(10, 3, f));
              await held;
              sink.frames(fakeFrames(350, 3, 1_000));
              return ok();
            },
          },
        }),
      ],
    });
    const { id } = executor.create({ ...program(), runtime: 'light', light: { leds: 3, seed: 7 } });
    for await (const event of executor.events(id)) if (event.recording?.frames === 1_000) break;
    expect(unpackFrames(executor.frames({ id, from: 990, count: 100 }).buffer, 3)).toEqual(fakeFrames(10, 3, 990));
    more();
    await finished(executor, id);
    expect(executor.recording(id)).toEqual({ frames: 1_350, durationMs: 13_490, leds: 3, seed: 7 });
    expect(unpackFrames(executor.frames({ id, from: 995, count: 20 }).buffer, 3)).toEqual(fakeFrames(20, 3, 995));
    expect(executor.frames({ id, from: 1_350, count: 1 })).toHaveLength(0);
  });

  test('of an ordinary program there is none', async () => {
    await open({ engines: [createFakeEngine({ 'main.py': { run: (sink) => (sink.frames(fakeFrames(1, 500)), ok()) } })] });
    const { id } = executor.create({ ...program(), runtime: 'python' });
    expect((await finished(executor, id)).recording).toBeNull();
    expect(() => executor.recording(id)).toThrow(expect.objectContaining({ detail: { code: 'NOT_FOUND', what: `recording ${id}` } }));
  });
});

describe('output by cursor', () => {
  test('is had while the stage runs, and is done when nothing follows', async () => {
    let more = () => {};
    const held = new Promise<void>((resolve) => (more = resolve));
    const engine = createFakeEngine({
      'main.py': {
        async run(sink) {
          sink.output('stdout', text('first'));
          await held;
          sink.output('stdout', text('second'));
          return ok();
        },
      },
    });
    await open({ engines: [engine] });
    const { id } = executor.create(program());
    const range = { id, stage: 'run', stream: 'stdout', length: 100 } as const;
    expect(executor.output({ ...range, offset: 0 })).toEqual({ bytes: new Uint8Array(), done: false });
    for await (const event of executor.events(id)) if (event.stages.run?.stdoutBytes) break;
    const some = executor.output({ ...range, offset: 0 });
    expect(some.done).toBe(false);
    expect(new TextDecoder().decode(some.bytes)).toBe('first');
    more();
    await finished(executor, id);
    const rest = executor.output({ ...range, offset: 5 });
    expect(rest.done).toBe(true);
    expect(new TextDecoder().decode(rest.bytes)).toBe('second');
    expect(executor.output({ ...range, stage: 'compile', offset: 0 })).toEqual({ bytes: new Uint8Array(), done: true });
  });
});

describe('closing and opening again', () => {
  test('what runs is INTERRUPTED with what it wrote, what waits runs at the next opening', async () => {
    const engine = createFakeEngine({
      'main.py': {
        run(sink, signal) {
          sink.output('stdout', text('so far'));
          return untilStopped(sink, signal);
        },
      },
    });
    await open({ engines: [engine], settings: { concurrency: 1 } });
    const running = executor.create(program());
    const waiting = ['b.py', 'c.py'].map((name) => executor.create(program(name)).id);
    await reached(executor, running.id, 'RUNNING');
    await executor.close();

    const next = createFakeEngine({});
    await open({ engines: [next], settings: { concurrency: 1 } });
    expect(executor.get(running.id)).toMatchObject({
      verdict: { code: 'INTERRUPTED', stage: 'run' },
      run: { status: 'stopped', stdout: 'so far' },
    });
    await executor.idle();
    expect(next.opened).toEqual(['b.py', 'c.py']);
    expect(waiting.map((id) => executor.get(id).verdict?.code)).toEqual(['OK', 'OK']);
  });
});

describe('the doctor', () => {
  test('says how the data folder, the history, the queue and Python are', async () => {
    await open();
    const checks = await executor.doctor();
    expect(checks.map((check) => check.name)).toEqual(['Data folder', 'History', 'Queue', 'Engines', 'Python']);
    expect(checks.every((check) => check.status === 'ok')).toBe(true);
  });
});

async function reached(host: Executor, id: string, status: string): Promise<void> {
  for await (const event of host.events(id)) if (event.status === status) return;
}

async function firstEvent(host: Executor, id: string): Promise<SubmissionEvent> {
  for await (const event of host.events(id)) return event;
  throw new Error('there is always a first');
}
