#define _GNU_SOURCE
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool plain(const char *part) {
  return *part && strcmp(part, ".") != 0 && strcmp(part, "..") != 0;
}

/* Opens a folder in another, made where it is not there, and lets go of the other. */
static int step_into(int at, const char *part) {
  if (mkdirat(at, part, 0755) < 0 && errno != EEXIST) return -1;
  return openat(at, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int file_create(int folder, char *name, bool executable) {
  int at = folder, file = -1;
  for (char *part = name, *slash;; part = slash + 1) {
    slash = strchr(part, '/');
    if (slash) *slash = 0;
    if (!plain(part)) {
      errno = EINVAL;
      break;
    }
    if (!slash) {
      const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
      file = openat(at, part, flags, executable ? 0755 : 0644);
      if (file < 0 && errno == EEXIST && unlinkat(at, part, 0) == 0) file = openat(at, part, flags, executable ? 0755 : 0644);
      break;
    }
    int next = step_into(at, part);
    int error = errno;
    if (at != folder) close(at);
    errno = error;
    at = next;
    if (next < 0) return -1;
  }
  int error = errno;
  if (at != folder) close(at);
  errno = error;
  return file;
}
