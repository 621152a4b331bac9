import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFakeEngine } from './testing/fake-engine.ts';
import { openTestExecutor, temporaryFolder } from './testing/test-executor.ts';

const HOST = fileURLToPath(new URL('testing/queueing-host.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Starts a host, kills it with SIGKILL when `until` is over, and gives the lines it wrote. */
async function killedHost(args: readonly string[], until: (lines: string[]) => Promise<unknown>): Promise<string[]> {
  const host = spawn(process.execPath, [HOST, folder.path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface(host.stdout).on('line', (line) => lines.push(line));
  await until(lines);
  host.kill('SIGKILL');
  await Promise.all([once(host, 'exit'), once(reader, 'close')]);
  return lines;
}

async function seen(lines: string[], count: number): Promise<void> {
  while (lines.length < count) await wait(2);
}

describe('a host killed with SIGKILL', () => {
  test('in the middle of ten queued submissions loses none: the running one is INTERRUPTED, the others run', async () => {
    const lines = await killedHost(['10', 'long.py'], (said) => seen(said, 11));
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

  test('at any point loses nothing that was accepted', async () => {
    const accepted: string[] = [];
    for (const ms of [1, 7, 13, 29, 61]) {
      accepted.push(...(await killedHost(['30', 'short.py'], (said) => seen(said, 1).then(() => wait(ms)))));
    }
    const executor = await openTestExecutor(folder.path);
    await executor.idle();
    expect(accepted.length).toBeGreaterThan(10);
    const verdicts = new Set(accepted.map((id) => executor.get(id).verdict?.code));
    expect([...verdicts].filter((code) => code !== 'OK' && code !== 'INTERRUPTED')).toEqual([]);
    await executor.close();
  });
});
