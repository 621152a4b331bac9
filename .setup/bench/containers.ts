import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestInput } from '../../executor/contract/request.ts';
import type { Submission } from '../../executor/contract/submission.ts';
import { containerOptions } from '../../executor/engines/docker/container/container-options.ts';
import { connectDaemon, DaemonAbsent } from '../../executor/engines/docker/daemon/daemon.ts';
import { ownerId } from '../../executor/engines/docker/daemon/owner-id.ts';
import { volumesOf } from '../../executor/engines/docker/preparation.ts';
import { runnerShape } from '../../executor/engines/docker/session-containers.ts';
import { openExecutor, type OpenedExecutor } from '../../executor/main.ts';
import { DEFAULT_LIMITS } from '../../executor/settings/limits.ts';
import { ensureDocker, stopDocker } from '../test/docker.ts';
import { caseFigures } from './cases.ts';
import { type Figure, median, medianOf } from './figure.ts';

const TIMES = 15;
/** Between two measurements, ms: the container that was taken is replaced meanwhile. */
const PAUSE_MS = 500;
/** Submissions of a sustained load, so many at a time. */
const LOAD = 40;
const AT_A_TIME = 2;

const CODE = 'print(1)';
/** The same build as the environment's where this is a Debian; never a wrapper around one. */
const PYTHON = existsSync('/usr/bin/python3')
  ? '/usr/bin/python3'
  : spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();
const REQUEST: RequestInput = {
  engine: 'docker',
  files: [
    { name: 'cutor.nix', content: '{ pkgs ? import <nixpkgs> {} }:\npkgs.mkShellNoCC { packages = [ pkgs.python3 ]; }\n' },
    { name: 'run.sh', content: `#!/bin/sh\nexec python3 -c '${CODE}'\n` },
  ],
};

/** What a submission to the docker engine costs over its program; null, with a word why, where there is no daemon. */
export async function containerFigures(): Promise<Figure[] | null> {
  await ensureDocker();
  const folder = mkdtempSync(join(tmpdir(), 'treeline-bench-'));
  let opened: OpenedExecutor | null = null;
  try {
    await connectDaemon();
    opened = await openExecutor({ dataFolder: folder, kind: 'serve' });
    return await measure(opened, folder);
  } catch (error) {
    if (!(error instanceof DaemonAbsent)) throw error;
    console.log(`\nThe docker engine is not measured: ${error.message}`);
    return null;
  } finally {
    await opened?.close();
    await removeVolumes(ownerId(folder));
    rmSync(folder, { recursive: true, force: true });
    await stopDocker();
  }
}

async function measure({ executor }: OpenedExecutor, folder: string): Promise<Figure[]> {
  const begin = performance.now();
  const first = await submitted(executor);
  const cold = performance.now() - begin;
  if (first.verdict?.code !== 'OK') throw new Error(`the first submission ended ${first.verdict?.code}: ${first.verdict?.reason}`);
  const environment = first.environment?.wallMs ?? 0;

  const direct = { name: 'directly', value: await medianOf(TIMES, () => directly(PYTHON, ['-c', CODE])) };
  const isolate = await isolated();
  const oneShot = await oneShots(executor, folder);
  const once = { name: 'a one-shot container', value: await medianOf(TIMES, oneShot), asked: 0.15 };

  const dispatched: number[] = [];
  const whole: number[] = [];
  const hits: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    await wait(PAUSE_MS);
    const began = performance.now();
    const { startedAt, finishedAt, environment: hit } = await submitted(executor);
    whole.push(performance.now() - began);
    dispatched.push(Date.parse(finishedAt!) - Date.parse(startedAt!));
    hits.push(hit?.wallMs ?? Number.NaN);
  }
  const warm = median(dispatched);

  const sustained = await perSecond(LOAD, () => submitted(executor));
  const shots = await perSecond(LOAD, oneShot);
  return [
    { name: `python3 -c '${CODE}', dispatch to verdict`, value: warm, unit: 'ms', against: direct },
    ...(isolate === null
      ? []
      : [
          {
            name: '… beside isolate (init, run, cleanup)',
            value: warm,
            unit: 'ms',
            against: { name: 'isolate', value: isolate, asked: 1 },
          },
        ]),
    { name: '… beside a one-shot container', value: warm, unit: 'ms', against: once },
    { name: '… with intake and the history', value: median(whole), unit: 'ms', against: direct },
    { name: 'an environment that is kept', value: median(hits), unit: 'ms', asked: 40 },
    { name: '… that is made: Python, engine and images too', value: cold, unit: 'ms' },
    { name: '… its own part of that', value: environment, unit: 'ms' },
    {
      name: `submissions a second, ${AT_A_TIME} at a time`,
      value: sustained,
      unit: '/s',
      against: { name: 'one-shot containers', value: shots },
    },
    ...(await caseFigures(executor)),
  ];
}

async function submitted(executor: OpenedExecutor['executor']): Promise<Submission> {
  const { id } = executor.create(REQUEST);
  for await (const event of executor.events(id)) if (event.status === 'FINISHED') break;
  return executor.get(id);
}

function directly(file: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      .once('error', reject)
      .once('close', () => resolve(performance.now() - begin));
  });
}

/** Where an `isolate` is on the PATH, what it takes for the same; else null, said by name. */
async function isolated(): Promise<number | null> {
  if (spawnSync('isolate', ['--version']).error) {
    console.log('\nskipped: beside isolate — there is no isolate on the PATH');
    return null;
  }
  return medianOf(TIMES, async () => {
    const init = await directly('isolate', ['--init']);
    const run = await directly('isolate', ['--silent', '--run', '--', PYTHON, '-c', CODE]);
    return init + run + (await directly('isolate', ['--cleanup']));
  });
}

/** A container for the same program, hardened the same, made, run and removed for it alone. @returns a measurement */
async function oneShots({ engine, environments }: OpenedExecutor['executor'], folder: string): Promise<() => Promise<number>> {
  const daemon = await connectDaemon();
  const owner = ownerId(folder);
  const { images } = await engine.status();
  if (!images) throw new Error('the images are gone');
  const shape = runnerShape({ daemon, owner, images, volumes: volumesOf(owner) }, DEFAULT_LIMITS.run);
  const options = containerOptions(shape, owner, daemon);
  const [kept] = environments.list().items;
  const python = kept && environments.show(kept.key).packages.find(({ name }) => name.startsWith('python3'));
  if (!python) throw new Error('no Python is kept');
  return async () => {
    const begin = performance.now();
    const container = await daemon.docker.createContainer({
      ...options,
      Cmd: [`${python.path}/bin/python3`, '-c', CODE],
      OpenStdin: false,
      // As containers usually are: the daemon sets up the network that is none, and takes its own profile for seccomp.
      NetworkDisabled: false,
      AttachStdin: false,
      HostConfig: { ...options.HostConfig, SecurityOpt: ['no-new-privileges'], AutoRemove: false },
    });
    const stream = await container.attach({ stream: true, stdout: true, stderr: true });
    stream.resume();
    await container.start();
    await container.wait();
    await container.remove({ force: true });
    return performance.now() - begin;
  };
}

/** So many of it, some at a time. @returns how many a second */
async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  let left = count;
  const worker = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return count / ((performance.now() - begin) / 1000);
}

/** A daemon that was there before us stays, without what is ours alone. */
async function removeVolumes(owner: string): Promise<void> {
  const daemon = await connectDaemon().catch(() => null);
  for (const name of Object.values(volumesOf(owner)))
    await daemon?.docker
      .getVolume(name)
      .remove()
      .catch(() => {});
}
