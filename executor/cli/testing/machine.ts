import { spawnSync } from 'node:child_process';
import { type Started, startProcess, type StartOptions } from './treeline.ts';

const isRoot = process.getuid?.() === 0;

/** What a command is begun with for it to see another machine; root gives up what lifts it above modes, or seems another user. All of it is util-linux. */
export const MACHINES = {
  obeyingModes: isRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all'] : [],
  ordinaryUser: isRoot ? ['unshare', '--user', '--map-user=1000', '--map-group=1000'] : [],
  withoutNetwork: ['unshare', '--user', '--map-root-user', '--net'],
  ownMounts: ['unshare', '--user', '--map-root-user', '--mount'],
  /** what follows is read by a shell once more */
  atTerminal: ['sh', '-c', 'exec script -qec "$*" /dev/null', 'sh'],
};

/** For a test that needs such a machine: skipped by name where there is none. */
export function needs(machine: keyof typeof MACHINES): { skip: boolean; meta: { why: string } } {
  const [file, ...args] = MACHINES[machine];
  const able = file === undefined || spawnSync(file, [...args, 'true']).status === 0;
  return { skip: !able, meta: { why: `${machine}: util-linux is missing, or may not do this (as root it may)` } };
}

const running: Started[] = [];

export function started([file = '', ...args]: string[], options: StartOptions): Started {
  const it = startProcess(file, args, options);
  running.push(it);
  return it;
}

/** Ends what tests that failed left running. */
export async function endStarted(): Promise<void> {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
}
