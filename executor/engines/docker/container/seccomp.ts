/** What seccomp answers to a call, and where it has arguments to look at. */
interface Rule {
  names: readonly string[];
  action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  errnoRet?: number;
  args?: readonly { index: number; value: number; valueTwo?: number; op: 'SCMP_CMP_EQ' | 'SCMP_CMP_NE' | 'SCMP_CMP_MASKED_EQ' }[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/**
 * The calls that programs need, as of Docker's own profile: what loads modules, mounts, makes namespaces, sets the clock, reads
 * keys, watches the kernel or reads another process's memory past its owner is not among them, nor is what a kernel learnt since.
 */
const ALLOWED = words(`
  access chdir chmod chown close close_range copy_file_range creat dup dup2 dup3 faccessat faccessat2 fadvise64 fallocate fchdir fchmod
  fchmodat fchown fchownat fcntl fdatasync fgetxattr flistxattr flock fremovexattr fsetxattr fstat fstatfs fsync ftruncate futimesat
  getcwd getdents getdents64 getxattr lchown lgetxattr link linkat listxattr llistxattr lremovexattr lseek lsetxattr lstat mkdir mkdirat
  mknod mknodat name_to_handle_at newfstatat open openat openat2 pread64 preadv preadv2 pwrite64 pwritev pwritev2 read readahead readlink
  readlinkat readv removexattr rename renameat renameat2 rmdir sendfile setxattr splice stat statfs statx symlink symlinkat sync
  sync_file_range syncfs tee truncate umask unlink unlinkat utime utimensat utimes vmsplice write writev

  epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_pwait epoll_pwait2 epoll_wait epoll_wait_old eventfd eventfd2 inotify_add_watch
  inotify_init inotify_init1 inotify_rm_watch io_cancel io_destroy io_getevents io_pgetevents io_setup io_submit ioctl pipe pipe2 poll
  ppoll pselect6 select signalfd signalfd4 timerfd_create timerfd_gettime timerfd_settime

  arch_prctl brk madvise membarrier memfd_create memfd_secret mincore mlock mlock2 mlockall mmap modify_ldt mprotect mremap msync munlock
  munlockall munmap pkey_alloc pkey_free pkey_mprotect remap_file_pages

  capget capset execve execveat exit exit_group fork futex futex_waitv get_robust_list get_thread_area getcpu getegid geteuid getgid
  getgroups getitimer getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getrlimit getrusage getsid gettid getuid
  ioprio_get ioprio_set kill landlock_add_rule landlock_create_ruleset landlock_restrict_self pause pidfd_open pidfd_send_signal prctl
  prlimit64 process_madvise process_mrelease ptrace restart_syscall rseq rt_sigaction rt_sigpending
  rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_tgsigqueueinfo sched_get_priority_max
  sched_get_priority_min sched_getaffinity sched_getattr sched_getparam sched_getscheduler sched_rr_get_interval sched_setaffinity
  sched_setattr sched_setparam sched_setscheduler sched_yield seccomp set_robust_list set_thread_area set_tid_address setfsgid setfsuid
  setgid setgroups setitimer setpgid setpriority setregid setresgid setresuid setreuid setrlimit setsid setuid sigaltstack sysinfo tgkill
  times tkill uname vfork wait4 waitid

  alarm clock_getres clock_gettime clock_nanosleep getitimer gettimeofday nanosleep time timer_create timer_delete timer_getoverrun
  timer_gettime timer_settime adjtimex

  accept accept4 bind connect getpeername getsockname getsockopt listen recvfrom recvmmsg recvmsg sendmmsg sendmsg sendto setsockopt
  shutdown socketpair

  mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedsend mq_unlink msgctl msgget msgrcv msgsnd semctl semget semop semtimedop shmat
  shmctl shmdt shmget
`);

/** `CLONE_NEW…`, all of them. */
const NEW_NAMESPACES = 0x7e02_0000;
const AF_VSOCK = 40;
const ENOSYS = 38;
/** `PER_LINUX`, `PER_LINUX32`, both also without random addresses, and the question which one holds. */
const PERSONALITIES = [0, 8, 0x0002_0000, 0x0002_0008, 0xffff_ffff];

const RULES: readonly Rule[] = [
  { names: ALLOWED, action: 'SCMP_ACT_ALLOW' },
  { names: ['clone'], action: 'SCMP_ACT_ALLOW', args: [{ index: 0, value: NEW_NAMESPACES, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }] },
  // Its flags lie in memory, which a filter cannot read; without it the C library takes `clone`.
  { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: ENOSYS },
  { names: ['socket'], action: 'SCMP_ACT_ALLOW', args: [{ index: 0, value: AF_VSOCK, op: 'SCMP_CMP_NE' }] },
  ...PERSONALITIES.map((value): Rule => ({
    names: ['personality'],
    action: 'SCMP_ACT_ALLOW',
    args: [{ index: 0, value, op: 'SCMP_CMP_EQ' }],
  })),
];

/**
 * Docker's own profile but for the machine's native calls alone: those of its 32-bit kin are refused (its programs end by SIGSYS), and the
 * filter, which is compiled anew at every start, takes a third of the time.
 */
export const SECCOMP = JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', architectures: [], syscalls: RULES });
