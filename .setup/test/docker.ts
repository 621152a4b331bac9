import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connectDaemon, type Daemon } from '../../executor/engines/docker/daemon/daemon.ts';
import { command } from './command.ts';

let stop = async () => {};
let stopped: Promise<void> | undefined;

/** The daemon, and the compiler of the programs that attack its containers. */
const PACKAGES = ['docker.io', 'gcc', 'libc6-dev'];
const DOCKERD = '/usr/sbin/dockerd';
const PREFIX = 'treeline-docker-';
const START_MS = 20_000;
/** A daemon that stops waits for its containers; ours are gone before. */
const STOP_MS = 20_000;

/**
 * Sees to the Docker of the tests: the one that answers; else, as root on Debian, it is installed and a private daemon is started, which
 * ends with us. The tests find it as the product does, by DOCKER_HOST. Elsewhere they are skipped, each by name.
 */
export async function ensureDocker(): Promise<void> {
  if (await answering()) return;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  if (!existsSync(DOCKERD) || !existsSync('/usr/bin/gcc')) await install();
  // Where services start by themselves, it runs now.
  if (existsSync(DOCKERD) && !(await answering())) await startDaemon();
}

/** Ends the daemon that was started for the tests, and takes away all of it. */
export function stopDocker(): Promise<void> {
  return (stopped ??= stop());
}

async function answering(host = process.env['DOCKER_HOST']): Promise<Daemon | null> {
  return connectDaemon({ ...process.env, DOCKER_HOST: host }).catch(() => null);
}

async function install(): Promise<void> {
  console.log(`installing ${PACKAGES.join(', ')} for the tests on a real daemon …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await command('apt-get', ['update', '-q'], { env });
  const { code, told } = await command('apt-get', ['install', '-qy', '--no-install-recommends', ...PACKAGES], { env });
  if (code !== 0) console.log(`It could not be installed, so those tests are skipped.\n${update.told}\n${told}`);
}

/** A daemon that changes nothing of the machine outside its folder: no bridge, no firewall, its mounts in a namespace of their own. */
export async function startDaemon(): Promise<void> {
  await clearOld();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const host = `unix://${folder}/docker.sock`;
  const log = join(folder, 'dockerd.log');
  const places = ['--data-root', `${folder}/data`, '--exec-root', `${folder}/exec`, '--pidfile', `${folder}/dockerd.pid`, '--host', host];
  const quiet = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false'];
  // Where we are killed it is told to end. A terminal's Ctrl-C, which goes to a whole group, is not for it.
  const wrapper = ['--mount', '--propagation', 'private', 'setpriv', '--pdeathsig', 'TERM', DOCKERD];
  const out = openSync(log, 'w');
  const daemon = spawn('unshare', [...wrapper, ...places, ...quiet], {
    detached: true,
    stdio: ['ignore', out, out],
    // What it starts itself lies there too.
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
  });
  closeSync(out);
  const exited = new Promise((resolve) => daemon.once('exit', resolve).once('error', resolve));
  stop = async () => {
    await removeContainers(host);
    daemon.kill('SIGTERM');
    const late = setTimeout(() => daemon.kill('SIGKILL'), STOP_MS);
    await exited;
    clearTimeout(late);
    await clear(folder);
  };

  const until = Date.now() + START_MS;
  while (daemon.exitCode === null && Date.now() < until) {
    if (await answering(host)) {
      process.env['DOCKER_HOST'] = host;
      return;
    }
    await wait(50);
  }
  const [why] = readFileSync(log, 'utf8').trim().split('\n').slice(-1);
  console.log(`dockerd does not start here, so the tests on a real daemon are skipped: ${why}`);
  await stopDocker();
}

/** A daemon that is told to end would wait for its containers. */
async function removeContainers(host: string): Promise<void> {
  const docker = (await answering(host))?.docker;
  const containers = await docker?.listContainers({ all: true });
  for (const { Id } of containers ?? []) await docker?.getContainer(Id).remove({ force: true });
}

/** What tests that were killed could not take away; their folders carry their process id. */
async function clearOld(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const [pid] = name.slice(PREFIX.length).split('-');
    if (!existsSync(`/proc/${pid}`)) await clear(join(tmpdir(), name));
  }
}

/** Takes away a daemon's folder, and what still runs of one that did not end in order: it is known by the folder in its arguments. */
async function clear(folder: string): Promise<void> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${folder}/`)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
