#ifndef METER_H
#define METER_H

#include <stdbool.h>
#include <stdint.h>

/* What the container's control group (either version) and its file system in memory have counted. An older
 * kernel may lack the peak and the refused processes, which then read as 0. */

struct disk {
  uint64_t used;
  bool full;
  bool inodes_full;
};

void meter_open(const char *folder);
uint64_t meter_cpu_us(void);
/* Memory of processes, bytes: their own pages, and shared ones that are not files of the quota. */
uint64_t meter_memory(const struct disk *disk);
/* The most the whole group ever held, file system in memory included. */
uint64_t meter_peak(void);
uint64_t meter_oom_kills(void);
uint64_t meter_refused_processes(void);
struct disk meter_disk(void);

#endif
