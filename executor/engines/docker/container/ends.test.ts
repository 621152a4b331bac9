import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runIn, testBoxes } from './testing/boxes.ts';
import { jobOf, MiB } from './testing/job-of.ts';

const boxes = await testBoxes();
const LEFT_ALONE = fileURLToPath(new URL('testing/left-alone.ts', import.meta.url));

async function isThere(id: string): Promise<boolean> {
  return boxes.docker.daemon.docker
    .getContainer(id)
    .inspect()
    .then(
      () => true,
      () => false,
    );
}

describe('a host that is killed', boxes.needed, () => {
  // It never reads its stdin, of which much is still on its way, and floods its stdout, which nobody takes.
  test.each(['echo up; while :; do :; done', "trap '' TERM; echo up; sleep 60 & yes"])('leaves nothing: %s', async (script) => {
    const args = [LEFT_ALONE, boxes.docker.owner, JSON.stringify(boxes.shape), script];
    const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [id] = (await once(host.stdout, 'data')) as [Buffer];
    const name = String(id).split('\n')[0]!;
    expect(await isThere(name)).toBe(true);
    host.kill('SIGKILL');
    await once(host, 'exit');
    await expect.poll(() => isThere(name), { timeout: 2_000 }).toBe(false);
  });
});

describe('a container that ends before it has told how', boxes.needed, () => {
  test('for want of memory, even of the first process itself, had too little', async () => {
    const container = await boxes.start();
    const little = 10 * MiB;
    await boxes.docker.daemon.docker.getContainer(container.id).update({ Memory: little, MemorySwap: little });
    const files = [{ name: 'big', bytes: Buffer.alloc(30 * MiB), executable: false }];
    const end = await container.run(jobOf('true', { job: { files } }), { output: () => {} }, new AbortController().signal);
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'memory', bound: 64 * MiB });
    await container.close();
  });

  test('because somebody holds it, is no proof of a limit: a fault, and gone', async () => {
    const container = await boxes.start();
    const job = jobOf('echo up; sleep 60', { limits: { wallMs: 500 } });
    const paused = () => void boxes.docker.daemon.docker.getContainer(container.id).pause();
    const end = container.run(job, { output: paused }, new AbortController().signal);
    await expect(end).rejects.toMatchObject({ name: 'ContainerFault', ran: true, message: expect.stringContaining('in time') });
    await container.close();
    expect(await isThere(container.id)).toBe(false);
  }, 20_000);
});

describe('a container that stands still', boxes.needed, () => {
  const MINUTE_MS = 60_000;
  afterEach(() => void vi.useRealTimers());

  /** Lets a minute pass once it is waited for. */
  async function aMinuteLater(): Promise<void> {
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
  }

  async function held(id: string): Promise<void> {
    await boxes.docker.daemon.docker.getContainer(id).pause();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  }

  test('while it is sent a job is a fault before anything ran', async () => {
    const container = await boxes.start();
    await held(container.id);
    const files = [{ name: 'big', bytes: Buffer.alloc(30 * MiB), executable: false }];
    const end = container.run(jobOf('true', { job: { files } }), { output: () => {} }, new AbortController().signal);
    const failed = expect(end).rejects.toMatchObject({ name: 'ContainerFault', ran: false, message: expect.stringContaining('60 s') });
    await aMinuteLater();
    await failed;
    expect(await isThere(container.id)).toBe(false);
  });

  test('while its files are read is a fault', async () => {
    const container = await boxes.start();
    await runIn(container, 'echo 1 > left');
    await held(container.id);
    const archive = container.archive()[Symbol.asyncIterator]();
    const failed = expect(archive.next()).rejects.toMatchObject({
      name: 'ContainerFault',
      ran: true,
      message: expect.stringContaining('60 s'),
    });
    await aMinuteLater();
    await failed;
    await container.close();
  });
});
