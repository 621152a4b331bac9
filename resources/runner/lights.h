#ifndef LIGHTS_H
#define LIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include "job.h"

/*
 * The lights that a program sets: lines of text in a FIFO, each a frame, which goes to the host as states with its time. A line is taken when
 * the strip has shown the one before, so that a program is held up as it would be on the tree, and what waits is a line and two pages.
 */

#define LIGHTS BOX "/lights"

/* What ended the taking; `fault` is NULL where nothing did. */
struct lights_end {
  /* length, few, many: how many; width, digit, bright: of one light; long; half: the program ended in the middle of it */
  const char *fault;
  /* from 1; from 0 */
  uint64_t line, led;
  uint64_t count;
  /* the beginning of the light that is wrong */
  char said[20];
};

/* Before the program is started. False and errno where its disk has no room for it. */
bool lights_open(const struct job *job);
/* The descriptor to wait for something to read on; −1: none. Times are µs since the program's start. */
int lights_fd(uint64_t now);
/* When there is something to do that no descriptor tells; UINT64_MAX: never. */
uint64_t lights_due(uint64_t now);
/* Takes what may be taken now; all there is where the program is `over`. True when nothing more will come of it. */
bool lights_take(uint64_t now, bool over);
const struct lights_end *lights_told(void);

#endif
