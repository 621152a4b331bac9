#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "filter.h"

static void limit(int what, uint64_t value) {
  struct rlimit now;
  if (getrlimit(what, &now) < 0) return;
  if (now.rlim_max > value) now.rlim_max = value;
  now.rlim_cur = now.rlim_max;
  setrlimit(what, &now);
}

/* The kernel takes the largest of the most expendable first, and we are neither. */
static void be_expendable(void) {
  int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd < 0) return;
  if (write(fd, "1000", 4) < 0) _exit(126);
  close(fd);
}

static void refuse(const char *name) {
  int error = errno;
  /* A script whose interpreter is missing gives the same error as a missing file. */
  const char *why = error == ENOENT && strchr(name, '/') && access(name, F_OK) == 0 ? "the interpreter it names is not there"
                    : error == ENOENT && !strchr(name, '/')                         ? "command not found"
                                                                                    : strerror(error);
  dprintf(2, "%s: %s\n", name, why);
  _exit(error == ENOENT ? 127 : 126);
}

static void become(const struct command *command, const int ends[3]) {
  for (int fd = 0; fd < 3; fd++)
    if (dup2(ends[fd], fd) < 0) _exit(126);
  setsid();
  if (command->terminal && ioctl(0, TIOCSCTTY, 0) < 0) _exit(126);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  be_expendable();
  if (command->open_files) limit(RLIMIT_NOFILE, command->open_files);
  if (command->file_bytes) limit(RLIMIT_FSIZE, command->file_bytes);
  limit(RLIMIT_CORE, 0);
  if ((command->cwd ? chdir(command->cwd) : fchdir(command->folder)) < 0) refuse(command->cwd ? command->cwd : "the working folder");
  if (!filter_install()) refuse("the system call filter");
  environ = (char **)command->env;
  execvp(command->argv[0], command->argv);
  refuse(command->argv[0]);
}

static pid_t start_on_terminal(const struct command *command) {
  const int theirs[3] = {command->terminal, command->terminal, command->terminal};
  pid_t pid = fork();
  if (pid == 0) become(command, theirs);
  return pid;
}

pid_t child_start(const struct command *command, int fds[3]) {
  if (command->terminal) return start_on_terminal(command);
  int pipes[3][2], made = 0;
  while (made < 3 && pipe2(pipes[made], O_CLOEXEC) == 0) made++;
  pid_t pid = made == 3 ? fork() : -1;
  const int theirs[3] = {pipes[0][0], pipes[1][1], pipes[2][1]};
  if (pid == 0) become(command, theirs);
  int error = errno;
  for (int fd = 0; fd < made; fd++) {
    close(theirs[fd]);
    fds[fd] = pipes[fd][fd == 0];
    if (pid < 0) close(fds[fd]);
    else fcntl(fds[fd], F_SETFL, O_NONBLOCK);
  }
  errno = error;
  return pid;
}
