import type { ContainerCreateOptions } from 'dockerode';
import { sized } from '../../../sized.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { labels } from '../daemon/labels.ts';
import type { ContainerShape } from './container.ts';
import { SECCOMP } from './seccomp.ts';

const MiB = 1 << 20;

/** Docker's own default. */
const SHM_BYTES = 64 * MiB;
/** What the first process may hold: the largest stdin a request may have, and itself. */
const FIRST_BYTES = 24 * MiB;
/** What a builder has in memory: the files of its job. It works on disk. */
const BUILDER_DISK_BYTES = 64 * MiB;
/** What the kernel takes for a file, however small it is. */
const INODE_BYTES = 1536;
/** Descriptors of the first process: its own, and the connections of a builder. */
const FIRST_FILES = 256;
const USER = { runner: 1000, builder: 0 } as const;
/** What Nix as root needs in order to build: owners and modes of what it makes, and builds as another user. */
const BUILDER_CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETUID', 'SETGID', 'KILL'];

/** A shape with no more in memory than is used. */
export function boxed(shape: ContainerShape): ContainerShape {
  return shape.role === 'builder' ? { ...shape, diskBytes: Math.min(shape.diskBytes, BUILDER_DISK_BYTES) } : shape;
}

export function inodesOf({ diskBytes }: ContainerShape): number {
  return Math.max(4096, Math.floor(diskBytes / (8 * 1024)));
}

/** What its file systems in memory may hold, bytes. */
function filesBytes(shape: ContainerShape): number {
  return shape.diskBytes + SHM_BYTES + inodesOf(shape) * INODE_BYTES;
}

/**
 * What the control group may hold, bytes. The pages of file systems in memory count, so that a full one would have the kernel kill the
 * program for its memory; what of this is the program's own is measured, and held, by the first process.
 */
function groupBytes(shape: ContainerShape): number {
  return shape.memoryBytes + filesBytes(shape) + FIRST_BYTES;
}

/**
 * Why no program may run in this shape on this machine; null where it may. Files in memory cannot be had back by ending a program, as its
 * own memory can, so the machine has to have room for them.
 */
export function tooLarge(shape: ContainerShape, { memoryBytes }: Pick<Daemon, 'memoryBytes'>): string | null {
  const files = filesBytes(shape);
  if (files <= memoryBytes) return null;
  return `Files are kept in memory: with diskBytes ${shape.diskBytes} they may take ${sized(files)}, and Docker's machine has ${sized(memoryBytes)}. Ask for less diskBytes.`;
}

/**
 * A container that waits on its stdin: no network, no capabilities (of a builder: few), no way to more of them, nothing of the host's.
 * A runner's root is read-only. A builder writes to its own layer on disk, where /tmp is: builds are larger than memory, and what they leave there
 * goes with the container, which a folder in the `/nix` volume would outlive.
 * @param daemon it refuses to promise more processors than it has; its version of control groups
 */
export function containerOptions(
  shape: ContainerShape,
  owner: string,
  daemon: Pick<Daemon, 'cpus' | 'cgroup' | 'seccomp'>,
): ContainerCreateOptions {
  const isBuilder = shape.role === 'builder';
  const user = USER[shape.role];
  const memory = groupBytes(shape);
  const files = Math.max(shape.openFiles, FIRST_FILES);
  return {
    Image: shape.image,
    Cmd: ['/treeline/first'],
    Entrypoint: [],
    Hostname: 'treeline',
    User: `${user}:${user}`,
    WorkingDir: '/',
    Labels: labels(shape.role, owner),
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    // Its network is its own loopback, which runc makes; with a mode alone the daemon sets one up itself, and half of a start is for that.
    NetworkDisabled: true,
    StopSignal: 'SIGKILL',
    StopTimeout: 1,
    HostConfig: {
      AutoRemove: true,
      NetworkMode: 'none',
      // Its own counters are then where the first process looks for them; version 1 shows them there in any case.
      ...(daemon.cgroup === '2' ? { CgroupnsMode: 'private' } : {}),
      ReadonlyRootfs: !isBuilder,
      CapDrop: ['ALL'],
      CapAdd: isBuilder ? BUILDER_CAPABILITIES : [],
      SecurityOpt: ['no-new-privileges', ...(daemon.seccomp ? [`seccomp=${SECCOMP}`] : [])],
      // The first process is one of them.
      PidsLimit: shape.processes + 1,
      Memory: memory,
      MemorySwap: memory,
      NanoCpus: Math.round(Math.min(shape.cpus, daemon.cpus) * 1e9),
      ShmSize: SHM_BYTES,
      Ulimits: [
        { Name: 'nofile', Soft: files, Hard: files },
        { Name: 'core', Soft: 0, Hard: 0 },
      ],
      Tmpfs: {
        '/box': `size=${shape.diskBytes},nr_inodes=${inodesOf(shape)},mode=0755,uid=${user},gid=${user},exec,nosuid,nodev`,
      },
      LogConfig: { Type: 'none', Config: {} },
      Mounts: mounts(shape),
    },
  };
}

function mounts({ role, volumes, writesSources }: ContainerShape): NonNullable<ContainerCreateOptions['HostConfig']>['Mounts'] {
  const isBuilder = role === 'builder';
  const volume = (Source: string, Target: string, ReadOnly: boolean) => ({
    Type: 'volume' as const,
    Source,
    Target,
    ReadOnly,
    VolumeOptions: { NoCopy: !isBuilder, Labels: {}, DriverConfig: { Name: 'local', Options: {} } },
  });
  const nix = volume(volumes.nix, '/nix', !isBuilder);
  return isBuilder ? [nix, volume(volumes.sources, '/sources', !writesSources)] : [nix];
}
