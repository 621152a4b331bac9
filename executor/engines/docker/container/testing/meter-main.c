/* FOR TESTS ONLY: what the first process reads from the counters in the folder ROOT. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "first.h"
#include "meter.h"

noreturn void die(const char *sentence, int error) {
  (void)error;
  puts(sentence);
  exit(1);
}

int main(int count, char **words) {
  (void)count;
  meter_open(words[1]);
  struct disk disk = {.used = 1000};
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", meter_cpu_us(), meter_memory(&disk), meter_peak(),
         meter_oom_kills(), meter_refused_processes());
}
