import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { STAGES } from './contract/verdict.ts';
import { OWNER_LABEL } from './engines/docker/daemon/labels.ts';
import { ownerId } from './engines/docker/daemon/owner-id.ts';
import { openExecutor } from './main.ts';
import { bare } from './selftest/testing/bare.ts';
import { testDocker } from './testing/docker.ts';
import { finished } from './testing/test-executor.ts';

const docker = await testDocker();
/** The first brings its packages, and environments are made. */
const needed = { ...docker.needed, timeout: 180_000 };
const HOST = fileURLToPath(new URL('selftest/testing/docker-host.ts', import.meta.url));

/** A host in a process of its own, and the lines it has written. */
function startHost(folder: string, stage: string) {
  const host = spawn(process.execPath, [HOST, folder, stage], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void host.kill('SIGKILL'));
  const lines: string[] = [];
  createInterface(host.stdout).on('line', (line) => lines.push(line));
  const until = async (condition: () => unknown) => {
    while (!(await condition())) {
      if (host.exitCode !== null) throw new Error(`the host ended (${host.exitCode})`);
      await wait(20);
    }
  };
  return {
    lines,
    until,
    hangs: () => until(() => lines.includes('hanging')),
    async kill() {
      host.kill('SIGKILL');
      await once(host, 'exit');
    },
  };
}

async function containersOf(owner: string): Promise<string[]> {
  const all = await docker.daemon.docker.listContainers({ all: true, filters: { label: [`${OWNER_LABEL}=${owner}`] } });
  return all.map(({ Labels, Status }) => `${Labels['treeline']} ${Status}`);
}

async function idsOf(owner: string): Promise<string[]> {
  const all = await docker.daemon.docker.listContainers({ filters: { label: [`${OWNER_LABEL}=${owner}`] } });
  return all.map(({ Id }) => Id).toSorted();
}

/** Once those that had been used are gone, and those that wait are there. */
async function settled(owner: string): Promise<string[]> {
  for (let before = await idsOf(owner); ;) {
    await wait(2_000);
    const now = await idsOf(owner);
    if (now.join() === before.join()) return now;
    before = now;
  }
}

/** Opens an executor after one that was killed: what ran is INTERRUPTED, what waited runs, and nothing else is left. */
async function recovers(ids: readonly string[]): Promise<(string | null | undefined)[]> {
  const opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' });
  onTestFinished(opened.close);
  await opened.executor.idle();
  const submissions = ids.map((id) => opened.executor.get(id));
  const [hung, waited] = [submissions.slice(0, -3), submissions.slice(-3)];
  expect(waited.map(({ run }) => run?.stdout)).toEqual(['hello a\n', 'hello b\n', 'hello c\n']);
  expect(hung.map(({ verdict }) => verdict?.code)).toEqual(hung.map(() => 'INTERRUPTED'));
  await expect.poll(() => containersOf(docker.owner), { timeout: 15_000 }).toEqual([]);
  const states = path.join(docker.folder, 'states');
  expect(existsSync(states) ? readdirSync(states) : []).toEqual([]);
  await opened.close();
  return hung.map(({ verdict }) => verdict?.stage);
}

describe('a host killed with SIGKILL loses nothing and leaves nothing', needed, () => {
  test('in its first preparation', async () => {
    const host = startHost(docker.folder, 'environment');
    await host.until(async () => (await containersOf(docker.owner)).some((each) => each.startsWith('builder')));
    await host.kill();
    await recovers(host.lines);
  });

  test.each(STAGES)('in the stage %s', async (stage) => {
    const host = startHost(docker.folder, stage);
    await host.hangs();
    expect(await containersOf(docker.owner)).not.toEqual([]);
    await host.kill();
    const ids = host.lines.filter((line) => line !== 'hanging');
    expect(await recovers(ids)).toEqual(ids.slice(0, -3).map(() => stage));
  });
});

describe('two hosts on one daemon', needed, () => {
  test('leave each other alone, whichever begins, closes or clears up', async () => {
    const other = path.join(docker.folder, 'other');
    const host = startHost(docker.folder, 'run');
    await host.hangs();
    const theirs = await settled(docker.owner);
    expect(theirs.length).toBeGreaterThan(0);
    for (let i = 0; i < 2; i++) {
      const opened = await openExecutor({ dataFolder: other, kind: 'serve' });
      expect((await finished(opened.executor, opened.executor.create(bare('echo mine')).id)).run?.stdout).toBe('mine\n');
      await opened.close();
    }
    expect(await containersOf(ownerId(other))).toEqual([]);
    expect(await idsOf(docker.owner)).toEqual(theirs);
    await host.kill();
    await recovers(host.lines.filter((line) => line !== 'hanging'));
    for (const name of ['nix', 'sources']) await docker.daemon.docker.getVolume(`treeline-${name}-${ownerId(other)}`).remove();
  });
});

describe('a clock that is set', needed, () => {
  test.each([
    ['forward', 1],
    ['back', -1],
  ])('%s under a run changes no limit and no time', async (_, sign) => {
    const opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' });
    onTestFinished(opened.close);
    const { id } = opened.executor.create(bare('echo on\nkill -STOP $$', { limits: { run: { wallMs: 2_000 } } }));
    for await (const { stages } of opened.executor.events(id)) if (stages.run?.stdoutBytes) break;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + sign * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { verdict, run } = await finished(opened.executor, id);
    expect(verdict).toMatchObject({ code: 'TLE', evidence: { limit: 'idle', bound: 2_000 } });
    expect(run?.wallMs).toBeGreaterThan(1_990);
    expect(run?.wallMs).toBeLessThan(3_000);
  });
});
