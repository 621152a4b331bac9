import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connectDaemon } from '../../engines/docker/daemon/daemon.ts';

/** A daemon of a test's own, which it may kill. */
export interface PrivateDaemon {
  /** for DOCKER_HOST */
  host: string;
  /** SIGKILL to it; its containers live on, as after a crash. */
  kill(): Promise<void>;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** Ends it, and takes away all of it. */
  remove(): Promise<void>;
}

const DOCKERD = '/usr/sbin/dockerd';

/** FOR TESTS ONLY: none where a daemon cannot be started, which takes root and dockerd. */
export const canStartDaemon = process.getuid?.() === 0 && existsSync(DOCKERD);

const START_MS = 90_000;
const QUIET = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false'];

export function privateDaemon(): PrivateDaemon {
  const folder = mkdtempSync(path.join(tmpdir(), 'treeline-daemon-'));
  const host = `unix://${folder}/docker.sock`;
  const places = ['--data-root', `${folder}/data`, '--exec-root', `${folder}/exec`, '--pidfile', `${folder}/dockerd.pid`, '--host', host];
  // Its mounts are in a namespace of their own, and go with it.
  const wrapper = ['--mount', '--propagation', 'private', 'setpriv', '--pdeathsig', 'KILL', DOCKERD];
  let daemon: ChildProcess | null = null;

  async function kill(): Promise<void> {
    const killed = daemon;
    daemon = null;
    if (killed?.exitCode === null && killed.kill('SIGKILL')) await once(killed, 'exit');
  }

  function spawned(): ChildProcess {
    rmSync(`${folder}/dockerd.pid`, { force: true });
    const log = openSync(`${folder}/dockerd.log`, 'a');
    const child = spawn('unshare', [...wrapper, ...places, ...QUIET], {
      stdio: ['ignore', log, log],
      // What it starts itself lies there too.
      env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
    });
    closeSync(log);
    return child;
  }

  return {
    host,
    kill,
    async start() {
      daemon = spawned();
      const until = performance.now() + START_MS;
      while (!(await connectDaemon({ DOCKER_HOST: host }).catch(() => null))) {
        if (performance.now() > until) throw new Error(readFileSync(`${folder}/dockerd.log`, 'utf8').slice(-2_000));
        // One that finds a dead one's containers may give up the first time; whoever keeps it starts it again.
        if (daemon.exitCode !== null) daemon = spawned();
        await wait(100);
      }
    },
    async remove() {
      await kill();
      // What outlives it names its folder.
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
          if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${folder}/`)) process.kill(Number(pid), 'SIGKILL');
        } catch {
          // It has ended meanwhile.
        }
      }
      await wait(200);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
