#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lights.h"

enum { ROWS = 64, COLUMNS = 16, FRAMES_A_SECOND = 30 };

/* Random heights of a landscape that goes around the tree and, far above, begins again. */
static float grid[ROWS][COLUMNS];

static float chance(void) { return (float)rand() / (float)RAND_MAX; }

/* Eases from 0 to 1. */
static float ease(float part) { return part * part * (3 - 2 * part); }

/* How high it is anywhere between its points. */
static float landscape(float x, float y) {
  int column = (int)floorf(x), row = (int)floorf(y);
  float across = ease(x - (float)column), up = ease(y - (float)row);
  const float *low = grid[row & (ROWS - 1)], *high = grid[(row + 1) & (ROWS - 1)];
  int left = column & (COLUMNS - 1), right = (column + 1) & (COLUMNS - 1);
  float below = low[left] + (low[right] - low[left]) * across;
  float above = high[left] + (high[right] - high[left]) * across;
  return below + (above - below) * up;
}

/* How hot it is there: less with every step up, but for the tongues, large ones and small ones, that rise through it. */
static float heat(float turn, float height, float seconds) {
  float tongues = landscape(8 * turn, 6 * height - 2.6f * seconds);
  float flicker = landscape(16 * turn, 13 * height - 6 * seconds + 20);
  float hot = 0.62f - 1.05f * height + 1.9f * (0.68f * tongues + 0.32f * flicker - 0.5f);
  return hot < 0 ? 0 : hot > 1 ? 1 : hot;
}

/* A dark red, then orange, then yellow: light is what it is, and looks much brighter than it is. */
static struct light flame(float hot) {
  return (struct light){
      .red = (unsigned char)(255 * powf(hot, 1.5f)),
      .green = (unsigned char)(120 * powf(hot, 3.2f)),
      .blue = (unsigned char)(14 * powf(hot, 7)),
  };
}

/* Burns for as many seconds as its argument says. */
int main(int argc, char **argv) {
  double seconds = argc > 1 ? atof(argv[1]) : 20;
  int n = lights_open();
  struct light *lights = malloc((size_t)n * sizeof *lights);
  if (!lights) return 1;
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++) grid[row][column] = chance();

  for (int frame = 0; frame < seconds * FRAMES_A_SECOND; frame++) {
    for (int i = 0; i < n; i++) {
      /* The strand winds up a cone: height from 0 (foot) to 1 (tip), and turns around it. */
      double height = 1 - sqrt(1 - (i + 0.5) / n), turns = sqrt(0.77 * n) * height;
      lights[i] = flame(heat((float)(turns - floor(turns)), (float)height, (float)frame / FRAMES_A_SECOND));
    }
    lights_set(lights);
    nanosleep(&(struct timespec){.tv_nsec = 1000000000 / FRAMES_A_SECOND}, NULL);
  }
  free(lights);
  return 0;
}
