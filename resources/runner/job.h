#ifndef JOB_H
#define JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is to be run and how far; sizes in bytes. */
struct job {
  char **argv;
  char **env;
  const char *cwd;
  uint64_t wall_us, cpu_us, memory, open_files, file_bytes;
  /* of stdout and stderr */
  uint64_t stream_bytes[2];
  bool serve;
  /* of the tree whose lights it may set; 0: it may set none */
  uint64_t leds;
  /* of the terminal that it is started on, and how long that may be open; 0: on pipes */
  uint64_t columns, rows, session_us;
  /* the most that L may be; how long the strip takes for a frame */
  uint64_t brightest, frame_us;
};

/* Of `key=value` texts, each ended by NUL. The texts are copied. */
void job_read(struct job *job, const unsigned char *bytes, size_t count);

#endif
