#define _GNU_SOURCE
#include "meter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "first.h"

/* Another one for its tests. */
#ifndef ROOT
#define ROOT "/sys/fs/cgroup/"
#endif

static const char *disk_folder;
static int cpu, memory, events, peak, pids;
static bool unified;

static int open_counter(const char *name) {
  return open(name, O_RDONLY | O_CLOEXEC);
}

void meter_open(const char *folder) {
  disk_folder = folder;
  unified = access(ROOT "cgroup.controllers", F_OK) == 0;
  cpu = open_counter(unified ? ROOT "cpu.stat" : ROOT "cpuacct/cpuacct.usage");
  memory = open_counter(unified ? ROOT "memory.stat" : ROOT "memory/memory.stat");
  events = open_counter(unified ? ROOT "memory.events" : ROOT "memory/memory.oom_control");
  /* Without these no limit could be held, as where nothing lets an unprivileged daemon make control groups. */
  if (cpu < 0 || memory < 0 || events < 0) die("the counters of its control group cannot be read: let Docker run with control groups", errno);
  peak = open_counter(unified ? ROOT "memory.peak" : ROOT "memory/memory.max_usage_in_bytes");
  pids = open_counter(unified ? ROOT "pids.events" : ROOT "pids/pids.events");
}

static const char *read_counter(int fd) {
  static char text[8192];
  ssize_t count = pread(fd, text, sizeof text - 1, 0);
  text[count > 0 ? count : 0] = 0;
  return text;
}

/* The number behind a name at the start of a line. */
static uint64_t field(const char *text, const char *name) {
  size_t length = strlen(name);
  for (const char *line = text; line; line = strchr(line, '\n')) {
    if (*line == '\n') line++;
    if (strncmp(line, name, length) == 0 && line[length] == ' ') return strtoull(line + length, NULL, 10);
  }
  return 0;
}

uint64_t meter_cpu_us(void) {
  const char *text = read_counter(cpu);
  return unified ? field(text, "usage_usec") : strtoull(text, NULL, 10) / 1000;
}

uint64_t meter_memory(const struct disk *disk) {
  const char *text = read_counter(memory);
  uint64_t shared = field(text, "shmem");
  uint64_t own = field(text, unified ? "anon" : "rss");
  return own + (shared > disk->used ? shared - disk->used : 0);
}

uint64_t meter_peak(void) {
  return strtoull(read_counter(peak), NULL, 10);
}

uint64_t meter_oom_kills(void) {
  return field(read_counter(events), "oom_kill");
}

uint64_t meter_refused_processes(void) {
  return field(read_counter(pids), "max");
}

struct disk meter_disk(void) {
  struct statvfs s;
  if (statvfs(disk_folder, &s) < 0) return (struct disk){0};
  return (struct disk){
      .used = (uint64_t)(s.f_blocks - s.f_bfree) * s.f_frsize,
      .full = s.f_blocks > 0 && s.f_bfree == 0,
      .inodes_full = s.f_files > 0 && s.f_ffree == 0,
  };
}
