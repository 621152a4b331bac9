import { OK, type Case } from '../case.ts';
import { ALL_REFUSED, attempts } from '../programs.ts';

const refused = (name: string, tries: Record<string, string>, before?: string): Case => ({
  name,
  request: attempts(tries, before),
  expected: { ...OK, stdout: ALL_REFUSED },
});

const connects = (...addresses: string[]): Record<string, string> =>
  Object.fromEntries(addresses.map((address) => [address, `socket.create_connection((${JSON.stringify(address)}, 80), timeout=1)`]));

/** Ways out of the container, to the network, and to what else runs there. */
export const ESCAPE: Case[] = [
  refused('network: IPv4', {
    ...connects('1.1.1.1', '192.168.0.1', '169.254.169.254'),
    datagram: 'socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("1.1.1.1", 53))',
  }),
  refused('network: IPv6', connects('2606:4700:4700::1111', 'fe80::1')),
  refused('network: DNS', { lookup: 'socket.getaddrinfo("example.org", 80)', ...connects('example.org', 'host.docker.internal') }),
  refused("network: the host's gateway", {
    ...connects('172.17.0.1', '192.168.65.1', '10.0.2.2'),
    socket: 'socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock")',
  }),
  refused('network: raw sockets', {
    raw: 'socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)',
    packet: 'socket.socket(socket.AF_PACKET, socket.SOCK_RAW)',
    vsock: 'socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)',
  }),
  refused('/proc of the process that watches', {
    ...Object.fromEntries(['environ', 'mem', 'maps', 'auxv'].map((file) => [file, `open("/proc/1/${file}", "rb").read(1)`])),
    ...Object.fromEntries(['fd', 'root', 'cwd'].map((folder) => [folder, `os.listdir("/proc/1/${folder}")`])),
    output: 'write("/proc/1/fd/1")',
    oom: 'write("/proc/1/oom_score_adj", "1000")',
  }),
  refused(
    '/proc of the host',
    {
      hostname: 'same("/proc/sys/kernel/hostname", "treeline\\n")',
      'other processes': 'few()',
      'kernel memory': 'none("/proc/kcore")',
      keys: 'none("/proc/keys")',
      'core pattern': 'write("/proc/sys/kernel/core_pattern")',
      sysrq: 'write("/proc/sysrq-trigger", "h")',
    },
    `def same(path, text):
    if open(path).read() == text: raise OSError
def few():
    if len([name for name in os.listdir("/proc") if name.isdigit()]) <= 3: raise OSError
def none(path):
    if not open(path, "rb").read(1): raise OSError
`,
  ),
  refused('escape: mount', {
    mount: 'call("mount", b"none", b"/box/work", b"tmpfs", 0, None)',
    remount: 'call("mount", None, b"/", None, 32 | 4096, None)',
    umount: 'call("umount2", b"/proc", 2)',
    chroot: 'os.chroot("/box")',
    device: 'os.mknod("disk", 0o60600, os.makedev(8, 0))',
  }),
  refused('escape: unshare', {
    user: 'call("unshare", 0x10000000)',
    mount: 'call("unshare", 0x00020000)',
    network: 'call("unshare", 0x40000000)',
    cgroup: 'call("unshare", 0x02000000)',
    enter: 'call("setns", os.open("/proc/self/ns/net", os.O_RDONLY), 0)',
  }),
  refused('escape: ptrace of process 1', {
    attach: 'call("ptrace", 16, 1, None, None)',
    seize: 'call("ptrace", 0x4206, 1, None, None)',
    read: 'call("process_vm_readv", 1, ctypes.byref(ctypes.c_long()), 1, ctypes.byref(ctypes.c_long()), 1, 0)',
  }),
  refused('escape: limits and priority of process 1', {
    prlimit: 'resource.prlimit(1, resource.RLIMIT_CPU, (1, 1))',
    files: 'resource.prlimit(1, resource.RLIMIT_NOFILE, (1, 1))',
    priority: 'os.setpriority(os.PRIO_PROCESS, 1, 19)',
    processors: 'os.sched_setaffinity(1, {0})',
    scheduler: 'os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0))',
  }),
  refused('escape: higher limits of its own', {
    files: 'resource.setrlimit(resource.RLIMIT_NOFILE, (20_000, 20_000))',
    core: 'resource.setrlimit(resource.RLIMIT_CORE, (1, 1))',
    priority: 'os.nice(-1)',
  }),
  refused('escape: writing to /nix and to the image', {
    nix: 'write("/nix/x")',
    store: 'os.mkdir("/nix/store/x")',
    database: 'write("/nix/var/nix/db/db.sqlite")',
    root: 'write("/x")',
    shell: 'write("/bin/sh")',
    passwd: 'write("/etc/passwd")',
    first: 'open("/treeline/first", "rb").read(1)',
  }),
  refused('escape: writing to /sys', {
    memory: 'write("/sys/fs/cgroup/memory/memory.limit_in_bytes")',
    'memory, version 2': 'write("/sys/fs/cgroup/memory.max")',
    processes: 'write("/sys/fs/cgroup/pids/pids.max")',
    'processes, version 2': 'write("/sys/fs/cgroup/pids.max")',
    release: 'write("/sys/fs/cgroup/memory/release_agent")',
    group: 'os.mkdir("/sys/fs/cgroup/memory/x")',
    uevent: 'write("/sys/kernel/uevent_helper")',
  }),
  refused('escape: another user', {
    setuid: 'os.setuid(0)',
    setgid: 'os.setgid(0)',
    groups: 'os.setgroups([0])',
    other: 'os.setuid(1001)',
    owner: 'os.chown(".", 0, 0)',
  }),
  refused('escape: the kernel', {
    clock: 'call("clock_settime", 0, ctypes.byref((ctypes.c_long * 2)(0, 0)))',
    hostname: 'call("sethostname", b"x", 1)',
    reboot: 'call("reboot", 0x01234567)',
    ring: 'call("syscall", 425, 1, (ctypes.c_char * 120)())',
  }),
];
