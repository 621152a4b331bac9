#include "lights.h"

#include <stdio.h>
#include <stdlib.h>

static FILE *file;
static int count;

/* In a container the tree is told by variables: its LEDs, a seed, and the file that takes the lights. */
int lights_open(void) {
  const char *name = getenv("TREELINE_LIGHTS"), *leds = getenv("TREELINE_LEDS"), *seed = getenv("TREELINE_SEED");
  if (!name || !leds || !seed || !(file = fopen(name, "w"))) {
    fprintf(stderr, "There is no tree here: run this in Treeline.\n");
    exit(1);
  }
  srand((unsigned)strtoul(seed, NULL, 10));
  return count = atoi(leds);
}

/* One line, six hexadecimal digits for each LED. */
void lights_set(const struct light *lights) {
  for (int i = 0; i < count; i++) fprintf(file, "%02x%02x%02x", lights[i].red, lights[i].green, lights[i].blue);
  fputc('\n', file);
  fflush(file);
}
