#include <stdio.h>

#include "sines.h"

#define WIDTH 48

/* Draws one period of a wave, a line for every second step of the table. */
int main(void) {
  for (int step = 0; step < STEPS; step += 2) {
    int column = (SINES[step] + 1000) * (WIDTH - 1) / 2000;
    /* From blue at the left to red at the right. */
    printf("%*s\033[38;2;%d;90;%dm*\033[0m\n", column, "", 70 + column * 3, 220 - column * 3);
  }
  return 0;
}
