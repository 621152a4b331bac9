/* FOR TESTS ONLY: what a program may try that no shell can. Each prints what it got, as a word a test expects. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static void tell(const char *what, long result) {
  printf("%s %s\n", what, result < 0 ? strerrorname_np(errno) : "done");
}

static void bend(void) {
  struct rlimit one = {1, 1};
  tell("prlimit", prlimit(1, RLIMIT_CPU, &one, NULL));
  tell("prlimit-self", prlimit(getpid(), RLIMIT_CPU, NULL, &one));
  tell("priority", setpriority(PRIO_PROCESS, 1, 19));
  tell("priority-user", setpriority(PRIO_USER, 0, 19));
  tell("priority-self", setpriority(PRIO_PROCESS, 0, 1));
  unsigned long cpus = 1;
  tell("affinity", syscall(SYS_sched_setaffinity, 1, sizeof cpus, &cpus));
  struct { int priority; } none = {0};
  tell("idle", syscall(SYS_sched_setscheduler, 1, 5, &none));
  tell("io", syscall(SYS_ioprio_set, 1, 1, 3 << 13));
}

static void look(void) {
  char bytes[16];
  struct iovec here = {bytes, sizeof bytes}, there = {(void *)0x400000, sizeof bytes};
  tell("read", process_vm_readv(1, &here, 1, &there, 1, 0));
  tell("write", process_vm_writev(1, &here, 1, &there, 1, 0));
  tell("attach", ptrace(PTRACE_ATTACH, 1, 0, 0));
  tell("seize", ptrace(PTRACE_SEIZE, 1, 0, 0));
  int fd = (int)syscall(SYS_pidfd_open, 1, 0);
  tell("descriptor", fd < 0 ? fd : syscall(SYS_pidfd_getfd, fd, 1, 0));
}

static void leave(void) {
  tell("vsock", socket(40, SOCK_STREAM, 0));
  tell("alg", socket(38, SOCK_SEQPACKET, 0));
  char parameters[120] = {0};
  tell("ring", syscall(SYS_io_uring_setup, 8, parameters));
  tell("unshare", unshare(0x10000000));
  tell("inet", socket(AF_INET, SOCK_STREAM, 0));
  tell("unix", socket(AF_UNIX, SOCK_STREAM, 0));
}

/* Calls that a user without any capability may make, wherever no profile forbids them. */
static void profile(void) {
  tell("keys", syscall(SYS_keyctl, 0, -3, 0));
  tell("policy", syscall(SYS_get_mempolicy, NULL, NULL, 0, NULL, 0));
  tell("compare", syscall(SYS_kcmp, getpid(), getpid(), 0, 0, 0));
  tell("perf", syscall(SYS_perf_event_open, NULL, 0, 0, -1, 0));
  tell("faults", syscall(SYS_userfaultfd, 1));
  tell("personality", syscall(SYS_personality, 0x0800000));
  tell("mount", syscall(SYS_fsopen, "tmpfs", 0));
  tell("clone", syscall(SYS_clone, 0x10000000 | SIGCHLD, NULL, NULL, NULL, NULL));
  tell("clone3", syscall(SYS_clone3, NULL, 0));
}

/* What a program may do to the terminal it is on. */
static void type(void) {
  int discipline = 13;
  tell("type", ioctl(0, TIOCSTI, "x"));
  tell("type-otherwise", syscall(SYS_ioctl, 0, TIOCSTI | 1L << 40, "x"));
  tell("console", ioctl(0, TIOCLINUX, "\2"));
  tell("discipline", ioctl(0, TIOCSETD, &discipline));
  tell("other", open("/dev/pts/1", O_RDWR));
  tell("first", open("/proc/1/fd/3", O_RDWR));
}

/* In the numbers of another ABI, where a filter that only knows its own would look away. */
static void speak_otherwise(void) {
#ifdef __x86_64__
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
  printf("got pid %ld\n", result);
#else
  kill(getpid(), SIGSYS);
#endif
}

static void speak_x32(void) {
  printf("got pid %ld\n", syscall(0x40000000 + SYS_getpid));
}

static int deep(volatile char *above) {
  volatile char frame[1 << 12];
  frame[0] = above[0];
  return deep(frame) + frame[0];
}

static void hold(void) {
  size_t size = 1 << 20;
  for (;;) {
    char *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED) break;
    if (mlock(bytes, size) < 0) memset(bytes, 1, size);
  }
  pause();
}

static void share(void) {
  int fd = memfd_create("held", 0);
  char bytes[1 << 16] = {1};
  while (write(fd, bytes, sizeof bytes) > 0) continue;
  pause();
}

int main(int count, char **words) {
  setvbuf(stdout, NULL, _IONBF, 0);
  const char *what = count > 1 ? words[1] : "";
  if (!strcmp(what, "bend")) bend();
  else if (!strcmp(what, "look")) look();
  else if (!strcmp(what, "leave")) leave();
  else if (!strcmp(what, "profile")) profile();
  else if (!strcmp(what, "type")) type();
  else if (!strcmp(what, "otherwise")) speak_otherwise();
  else if (!strcmp(what, "x32")) speak_x32();
  else if (!strcmp(what, "deep")) return deep((volatile char *)words[0]);
  else if (!strcmp(what, "hold")) hold();
  else if (!strcmp(what, "share")) share();
  else if (!strcmp(what, "bytes"))
    for (long left = atol(words[2]); left > 0; left--) write(1, "x", 1);
  else return 64;
  return 0;
}
