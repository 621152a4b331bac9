#include "filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "only x86_64 and aarch64"
#endif

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
/* `then` is one instruction, done where the comparison holds. */
#define WHERE(comparison, value, then) BPF_JUMP(BPF_JMP | (comparison) | BPF_K, (value), 0, 1), then
/* The lower half of an argument, in which a pid or a family lies (both machines are little-endian), then the call's number again. */
#define CALL(number, argument, comparison, value, error) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4), LOAD(args[argument]), WHERE(comparison, value, REFUSE(error)), \
      LOAD(nr)

bool filter_install(void) {
  struct sock_filter code[] = {
      LOAD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
      ANSWER(SECCOMP_RET_KILL_PROCESS),
      LOAD(nr),
#if defined(__x86_64__)
      /* x32 */
      WHERE(BPF_JGE, 0x40000000, ANSWER(SECCOMP_RET_KILL_PROCESS)),
#endif
      WHERE(BPF_JEQ, __NR_io_uring_setup, REFUSE(ENOSYS)),
      CALL(__NR_prlimit64, 0, BPF_JEQ, 1, EPERM),
      CALL(__NR_sched_setaffinity, 0, BPF_JEQ, 1, EPERM),
      CALL(__NR_sched_setscheduler, 0, BPF_JEQ, 1, EPERM),
      CALL(__NR_sched_setparam, 0, BPF_JEQ, 1, EPERM),
      CALL(__NR_sched_setattr, 0, BPF_JEQ, 1, EPERM),
      /* Groups and users of processes have the first one among them. */
      CALL(__NR_setpriority, 0, BPF_JGT, PRIO_PROCESS, EPERM),
      CALL(__NR_setpriority, 1, BPF_JEQ, 1, EPERM),
      CALL(__NR_ioprio_set, 0, BPF_JGT, 1, EPERM),
      CALL(__NR_ioprio_set, 1, BPF_JEQ, 1, EPERM),
      /* A terminal's input is what a person types, and its line discipline the usual one: others are modules that the kernel would load. */
      CALL(__NR_ioctl, 1, BPF_JEQ, TIOCSTI, EPERM),
      CALL(__NR_ioctl, 1, BPF_JEQ, TIOCLINUX, EPERM),
      CALL(__NR_ioctl, 1, BPF_JEQ, TIOCSETD, EPERM),
      CALL(__NR_socket, 0, BPF_JGT, AF_NETLINK, EAFNOSUPPORT),
      CALL(__NR_socketpair, 0, BPF_JGT, AF_NETLINK, EAFNOSUPPORT),
      ANSWER(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
