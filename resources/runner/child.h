#ifndef CHILD_H
#define CHILD_H

#include <stdint.h>
#include <sys/types.h>

struct command {
  char *const *argv;
  char *const *env;
  /* NULL: the folder that `folder` is open on */
  const char *cwd;
  int folder;
  /* the terminal that it is started on, which is its session's; 0: pipes */
  int terminal;
  /* 0: as they are */
  uint64_t open_files, file_bytes;
};

/*
 * Starts it in a session of its own with pipes as its stdio; our ends, non-blocking, go to fds[0..2], which are left as they are where
 * there is a terminal. −1 where it could not be.
 */
pid_t child_start(const struct command *command, int fds[3]);

#endif
