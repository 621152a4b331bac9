import Docker from 'dockerode';
import { sentenceOf } from '../../../sentence-of.ts';
import { daemonPlaces } from './daemon-places.ts';
import { within } from './within.ts';

/** A Docker daemon that answered. */
export interface Daemon {
  docker: Docker;
  /** where it was found, for people */
  address: string;
  version: string;
  apiVersion: string;
  cgroup: '1' | '2';
  /** whether it takes a seccomp profile */
  seccomp: boolean;
  storage: string;
  /** as the kernel calls it: `x86_64`, `aarch64` */
  architecture: string;
  /** release of the kernel that containers run on */
  kernel: string;
  cpus: number;
  memoryBytes: number;
}

/** No daemon answers; the message says what to do. */
export class DaemonAbsent extends Error {
  override readonly name = 'DaemonAbsent';
}

const ANSWER_MS = 3_000;

/**
 * The daemon that DOCKER_HOST names, else the one of docker's current context, else the first that answers at a usual place.
 * @throws DaemonAbsent
 */
export async function connectDaemon(env: NodeJS.ProcessEnv = process.env): Promise<Daemon> {
  const tried: string[] = [];
  for (const { address, options } of daemonPlaces(env)) {
    try {
      return await ask(new Docker(options()), address);
    } catch (error) {
      tried.push(`${address} (${sentenceOf(error)})`);
    }
  }
  const named = env['DOCKER_HOST'] ? 'DOCKER_HOST names a Docker that does not answer' : 'No Docker answers on this machine';
  const advice = 'Start Docker, or install it; light programs and Python run without it.';
  throw new DaemonAbsent(`${named}${tried.length > 0 ? `: ${tried.join('; ')}` : ''}. ${advice}`);
}

/** What of the daemon's own account is used here. */
interface Info {
  CgroupVersion?: string;
  SecurityOptions?: string[];
  Driver: string;
  Architecture: string;
  KernelVersion: string;
  NCPU: number;
  MemTotal: number;
}

async function ask(docker: Docker, address: string): Promise<Daemon> {
  const [info, version] = await within(ANSWER_MS, Promise.all([docker.info() as Promise<Info>, docker.version()]));
  return {
    docker,
    address,
    version: version.Version,
    apiVersion: version.ApiVersion,
    cgroup: info.CgroupVersion === '2' ? '2' : '1',
    seccomp: info.SecurityOptions?.some((option) => option.startsWith('name=seccomp')) ?? false,
    storage: info.Driver,
    architecture: info.Architecture,
    kernel: info.KernelVersion,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
  };
}
