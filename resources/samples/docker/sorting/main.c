#include <stdio.h>
#include <string.h>

#include "heap.h"

#define MOST 10000

/* Sorts the numbers on its input. With --reverse the largest comes first. */
int main(int argc, char **argv) {
  static long numbers[MOST];
  size_t count = 0;
  while (count < MOST && scanf("%ld", &numbers[count]) == 1) count++;
  if (!feof(stdin)) {
    fprintf(stderr, "This takes whole numbers, at most %d of them.\n", MOST);
    return 1;
  }

  heap_sort(numbers, count);

  int reverse = argc > 1 && strcmp(argv[1], "--reverse") == 0;
  for (size_t i = 0; i < count; i++) printf("%ld\n", numbers[reverse ? count - 1 - i : i]);
  return 0;
}
