#ifndef RUN_H
#define RUN_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "job.h"

/* The one child that runs at a time, watched to its end: its streams, its limits, and that nothing of it stays behind. */

enum kind { NOTHING, PROGRAM, UNPACK, ARCHIVE };
enum { RUN_POLLS = 4 };

struct run_end {
  enum kind kind;
  /* why it was stopped, or how it ended: exit, signal, wall, session, cpu, memory, stdout, stderr, lights */
  const char *how;
  /* as waitpid() gives it */
  int status;
  uint64_t wall_us, cpu_us;
  /* of the wall time: what it waited for somebody to type */
  uint64_t waited_us;
  /* the most its processes held, bytes; the most the group held */
  uint64_t memory, group_peak;
  uint64_t oom_kills, refused_processes;
  uint64_t disk_used;
  bool disk_full, inodes_full;
  uint64_t stream_bytes[2];
  /* what a tar said on its stderr: its beginning */
  const char *said;
};

void run_program(const struct job *job, int folder);
void run_unpack(const char *into);
void run_archive(int folder);
enum kind run_kind(void);

void run_input(const unsigned char *bytes, size_t count);
/* On a terminal: the character for it is typed, and more may follow. */
void run_input_end(void);
/* On a terminal only; else nothing happens. */
void run_signal(int number);
void run_resize(uint16_t columns, uint16_t rows);
/* Whether more input should wait: so that a tar's stays small. A program's is kept, however late it reads. */
bool run_input_waits(void);

/* Fills in RUN_POLLS of them. */
void run_watch(struct pollfd *polls);
/* How long may be waited for any of them, µs; −1: for ever. */
int64_t run_patience(void);
/* After a wait. True when it has come to its end, which is told once. */
bool run_step(const struct pollfd *polls, bool child_changed, struct run_end *end);

#endif
