import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Executor } from '../executor.ts';
import { testDocker } from '../testing/docker.ts';
import { finished } from '../testing/test-executor.ts';
import { bare } from './testing/bare.ts';
import { openDockerExecutor } from './testing/docker-executor.ts';

const docker = await testDocker();
const needed = { ...docker.needed, timeout: 300_000 };
const MiB = 1 << 20;

let executor: Executor;
beforeAll(async () => {
  if (!docker.needed.skip) executor = await openDockerExecutor(docker.folder, 8);
});
afterAll(() => executor?.close());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What this process holds once what it let go of is gone: objects, and the bytes of buffers. */
async function held(): Promise<{ objects: number; bytes: number; rss: number }> {
  for (let i = 0; i < 3; i++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { objects: heapUsed, bytes: arrayBuffers, rss };
}

/** Each reads its number, writes its square and 64 KiB, and every tenth fails. */
async function squares(count: number): Promise<void> {
  const script = 'read -r n\necho $((n * n))\nprintf "%65536s" "" >&2\n[ $((n % 10)) -ne 0 ] || exit 3';
  const ids = Array.from({ length: count }, (_, n) => executor.create(bare(script, { stdin: `${n}\n` })).id);
  for (const [n, id] of ids.entries()) {
    const { verdict, run } = await finished(executor, id);
    expect([n, verdict?.code, run?.stdout, run?.stderr.length]).toEqual([n, n % 10 === 0 ? 'RE' : 'OK', `${n * n}\n`, 65_536]);
  }
}

describe('an executor under load', needed, () => {
  test('ends 200 submissions, 8 at a time: all right, none lost, and holds no more after them', async () => {
    // What is made once, for all that follow, is made.
    await squares(40);
    const before = await held();
    const began = performance.now();
    await squares(200);
    const seconds = (performance.now() - began) / 1000;
    await executor.idle();
    const after = await held();
    const grown = (key: keyof typeof after) => (after[key] - before[key]) / MiB;
    console.log(
      `200 submissions in ${seconds.toFixed(1)} s (${(200 / seconds).toFixed(1)} a second); objects ${grown('objects').toFixed(1)}, buffers ${grown('bytes').toFixed(1)}, resident ${grown('rss').toFixed(1)} MiB more`,
    );
    // One that was kept, with its 64 KiB of output, would make 12 MiB of 200; the tests' own runner takes some.
    expect(grown('objects')).toBeLessThan(6);
    expect(grown('bytes')).toBeLessThan(6);
    // What the allocator and SQLite keep for the next time is no leak, and has an end.
    expect(grown('rss')).toBeLessThan(96);
  });

  test('takes in 10 MB of output, and answers meanwhile', async () => {
    const limits = { run: { stdoutBytes: 16 * MiB } };
    const flood = bare('for i in 1 2 3 4 5 6 7 8 9 10; do printf "%1000000s" ""; done', { limits });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    let id = '';
    for (let i = 0; i < 5; i++) {
      ({ id } = executor.create(flood));
      for await (const { verdict } of executor.events(id)) if (verdict) expect(verdict.code).toBe('OK');
    }
    delay.disable();
    const p99 = delay.percentile(99) / 1e6;
    console.log(
      `event loop while 10 MB came, five times: p50 ${(delay.percentile(50) / 1e6).toFixed(1)}, p99 ${p99.toFixed(1)}, most ${(delay.max / 1e6).toFixed(1)} ms`,
    );
    expect(executor.output({ id, stage: 'run', stream: 'stdout', offset: 9_999_999, length: 10 })).toMatchObject({
      bytes: Buffer.from(' '),
      done: true,
    });
    // 50 on a machine with nothing else to do; this one may be busy.
    expect(p99).toBeLessThan(250);
  });
});
