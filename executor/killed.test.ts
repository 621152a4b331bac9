import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openExecutor } from './main.ts';
import { createFakeEngine } from './testing/fake-engine.ts';
import { openTestExecutor, temporaryFolder } from './testing/test-executor.ts';

const QUEUEING = fileURLToPath(new URL('testing/queueing-host.ts', import.meta.url));
const EMBEDDED = fileURLToPath(new URL('testing/embedded-host.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Starts a host, kills it with SIGKILL when `until` is over, and gives the lines it wrote. */
async function killedHost(
  script: string,
  args: readonly string[],
  until: (lines: string[], pid: number) => Promise<unknown>,
): Promise<string[]> {
  const host = spawn(process.execPath, [script, folder.path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface(host.stdout).on('line', (line) => lines.push(line));
  await until(lines, host.pid ?? 0);
  host.kill('SIGKILL');
  await Promise.all([once(host, 'exit'), once(reader, 'close')]);
  return lines;
}

async function seen(lines: string[], count: number): Promise<void> {
  while (lines.length < count) await wait(2);
}

describe('a host killed with SIGKILL', () => {
  test('in the middle of ten queued submissions loses none: the running one is INTERRUPTED, the others run', async () => {
    const lines = await killedHost(QUEUEING, ['10', 'long.py'], (said) => seen(said, 11));
    const ids = lines.filter((line) => line !== 'running');
    const engine = createFakeEngine({});
    const executor = await openTestExecutor(folder.path, { engines: [engine], settings: { concurrency: 1 } });
    const [running = '', ...waiting] = ids;
    expect(executor.lines).toEqual(['1 submission was running when Treeline last ended, and ended with it.']);
    expect(executor.get(running)).toMatchObject({
      status: 'FINISHED',
      verdict: { code: 'INTERRUPTED', stage: 'run' },
      run: { status: 'stopped', stdout: 'so far' },
    });
    await executor.idle();
    expect(waiting).toHaveLength(9);
    expect(waiting.map((id) => executor.get(id).verdict?.code)).toEqual(waiting.map(() => 'OK'));
    expect(executor.list({ limit: 100 }).items.map((item) => item.id)).toEqual(ids.toReversed());
    await executor.close();
  });

  test('in the middle of test cases keeps what was judged', async () => {
    const [id = ''] = await killedHost(QUEUEING, ['1', 'tests.py'], (said) => seen(said, 2));
    const executor = await openTestExecutor(folder.path);
    const { verdict, tests } = executor.get(id);
    expect(verdict).toMatchObject({ code: 'INTERRUPTED', stage: 'run' });
    expect(tests).toMatchObject([
      { verdict: { code: 'OK' }, run: { status: 'ok' } },
      { verdict: null, run: { status: 'stopped', stdout: 'so far' } },
      { name: '2' },
    ]);
    await executor.close();
  });

  test('at any point loses nothing that was accepted', async () => {
    const accepted: string[] = [];
    // A machine that is busy accepts few before it is killed.
    for (let ms = 1; ms < 64 || accepted.length <= 10; ms *= 2) {
      accepted.push(...(await killedHost(QUEUEING, ['30', 'short.py'], (said) => seen(said, 1).then(() => wait(ms)))));
    }
    const executor = await openTestExecutor(folder.path);
    await executor.idle();
    const verdicts = new Set(accepted.map((id) => executor.get(id).verdict?.code));
    expect([...verdicts].filter((code) => code !== 'OK' && code !== 'INTERRUPTED')).toEqual([]);
    await executor.close();
  });

  test('with real programs loses none either, and takes its Python with it', async () => {
    let pythons: number[] = [];
    const lines = await killedHost(EMBEDDED, [], async (said, pid) => {
      await seen(said, 11);
      pythons = childrenOf(pid);
      if (process.platform === 'linux') expect(pythons).not.toEqual([]);
    });
    const ids = lines.slice(0, 10);
    const opened = await openExecutor({ dataFolder: folder.path, kind: 'run' });
    const { executor } = opened;
    expect(executor.get(ids[0] ?? '')).toMatchObject({ verdict: { code: 'INTERRUPTED', stage: 'run' }, run: { stdout: 'so far\n' } });
    const left = ids.filter((id) => executor.get(id).status === 'QUEUED');
    expect(left.length).toBeGreaterThan(0);
    await executor.idle();
    for (const [i, id] of ids.entries()) {
      const { verdict, run } = executor.get(id);
      if (left.includes(id)) expect(verdict?.code).toBe('OK');
      if (verdict?.code === 'OK') expect(run?.stdout).toBe(`${i}\n`);
      else expect(verdict?.code).toBe('INTERRUPTED');
    }
    expect(pythons.filter(isAlive)).toEqual([]);
    await opened.close();
    // a fresh data folder may have to make its memory snapshot first, which takes seconds
  }, 90_000);
});

/** As /proc tells; none where there is no /proc. */
function childrenOf(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid: number): number {
  try {
    // the name, in brackets, may have anything in it
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0; // it has ended meanwhile
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
