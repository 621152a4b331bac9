#define _GNU_SOURCE
#include "blocked.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { FDS = 64 };

static dev_t sought;

static bool is_terminal(pid_t pid, int fd) {
  char name[48];
  struct stat it;
  snprintf(name, sizeof name, "/proc/%d/fd/%d", pid, fd);
  /* By its own name, or as /dev/tty. */
  return stat(name, &it) == 0 && S_ISCHR(it.st_mode) && (it.st_rdev == sought || it.st_rdev == makedev(5, 0));
}

static ssize_t read_small(const char *name, char *text, size_t size) {
  int fd = open(name, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t count = read(fd, text, size - 1);
  close(fd);
  text[count > 0 ? count : 0] = 0;
  return count;
}

static bool read_memory(pid_t pid, unsigned long long at, void *into, size_t size) {
  char name[32];
  snprintf(name, sizeof name, "/proc/%d/mem", pid);
  int fd = open(name, O_RDONLY | O_CLOEXEC);
  bool got = fd >= 0 && pread(fd, into, size, (off_t)at) == (ssize_t)size;
  if (fd >= 0) close(fd);
  return got;
}

static bool in_poll(pid_t pid, unsigned long long at, unsigned long long count) {
  struct pollfd polls[FDS];
  if (count > FDS) count = FDS;
  if (!read_memory(pid, at, polls, count * sizeof *polls)) return false;
  for (size_t i = 0; i < count; i++)
    if ((polls[i].events & POLLIN) && is_terminal(pid, polls[i].fd)) return true;
  return false;
}

static bool in_select(pid_t pid, unsigned long long at, unsigned long long count) {
  unsigned long bits = 0;
  if (at == 0 || !read_memory(pid, at, &bits, sizeof bits)) return false;
  for (int fd = 0; fd < FDS && (unsigned long long)fd < count; fd++)
    if ((bits >> fd & 1) && is_terminal(pid, fd)) return true;
  return false;
}

/* Lines such as `tfd:        0 events:       19 …`, see proc_pid_fdinfo(5). */
static bool in_epoll(pid_t pid, int epoll) {
  char name[48], text[4096];
  snprintf(name, sizeof name, "/proc/%d/fdinfo/%d", pid, epoll);
  if (read_small(name, text, sizeof text) < 0) return false;
  for (char *line = text; (line = strstr(line, "tfd:")); line++) {
    int fd;
    unsigned events;
    if (sscanf(line, "tfd: %d events: %x", &fd, &events) == 2 && (events & EPOLLIN) && is_terminal(pid, fd)) return true;
  }
  return false;
}

/* What a thread does: see proc_pid_syscall(5). */
static enum { RUNS, WAITS, NEITHER } doing(pid_t pid, const char *thread) {
  char name[64], text[256];
  long call;
  unsigned long long arguments[2];
  snprintf(name, sizeof name, "/proc/%d/task/%.10s/syscall", pid, thread);
  if (read_small(name, text, sizeof text) <= 0) return NEITHER;
  if (strncmp(text, "running", 7) == 0) return RUNS;
  if (sscanf(text, "%ld %llx %llx", &call, &arguments[0], &arguments[1]) < 3) return NEITHER;
  bool waits = false;
  switch (call) {
    case SYS_read:
    case SYS_readv:
    case SYS_splice:
      waits = is_terminal(pid, (int)arguments[0]);
      break;
    case SYS_sendfile:
      waits = is_terminal(pid, (int)arguments[1]);
      break;
#ifdef SYS_poll
    case SYS_poll:
#endif
    case SYS_ppoll:
      waits = in_poll(pid, arguments[0], arguments[1]);
      break;
#ifdef SYS_select
    case SYS_select:
#endif
    case SYS_pselect6:
      waits = in_select(pid, arguments[1], arguments[0]);
      break;
#ifdef SYS_epoll_wait
    case SYS_epoll_wait:
#endif
    case SYS_epoll_pwait:
    case SYS_epoll_pwait2:
      waits = in_epoll(pid, (int)arguments[0]);
      break;
  }
  return waits ? WAITS : NEITHER;
}

static pid_t group_of(const char *process) {
  char name[32], text[512], *after;
  int parent, group;
  snprintf(name, sizeof name, "/proc/%.10s/stat", process);
  /* The program's own name is in brackets, and may hold any. */
  if (read_small(name, text, sizeof text) <= 0 || !(after = strrchr(text, ')'))) return -1;
  return sscanf(after + 1, " %*c %d %d", &parent, &group) == 2 ? group : -1;
}

/* Whether a thread of it waits; `runs` where one runs. */
static bool process_waits(pid_t pid, bool *runs) {
  char name[32];
  bool waits = false;
  snprintf(name, sizeof name, "/proc/%d/task", pid);
  DIR *threads = opendir(name);
  if (!threads) return false;
  for (struct dirent *thread; (thread = readdir(threads)) && !*runs;) {
    if (thread->d_name[0] == '.') continue;
    int what = doing(pid, thread->d_name);
    *runs = what == RUNS;
    waits |= what == WAITS;
  }
  closedir(threads);
  return waits;
}

bool blocked_on(int terminal, pid_t group) {
  struct stat it;
  DIR *processes = opendir("/proc");
  bool waits = false, runs = false;
  if (!processes) return false;
  if (fstat(terminal, &it) == 0) {
    sought = it.st_rdev;
    for (struct dirent *process; (process = readdir(processes)) && !runs;) {
      pid_t pid = atoi(process->d_name);
      if (pid > 1 && group_of(process->d_name) == group) waits |= process_waits(pid, &runs);
    }
  }
  closedir(processes);
  return waits && !runs;
}
