#include "heap.h"

static void swap(long *a, long *b) {
  long kept = *a;
  *a = *b;
  *b = kept;
}

/* Lets the number at `root` sink until no child of it is larger. */
static void sink(long *numbers, size_t root, size_t count) {
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && numbers[child + 1] > numbers[child]) child++;
    if (numbers[root] >= numbers[child]) return;
    swap(&numbers[root], &numbers[child]);
  }
}

void heap_sort(long *numbers, size_t count) {
  for (size_t root = count / 2; root-- > 0;) sink(numbers, root, count);
  for (size_t last = count; last-- > 1;) {
    swap(&numbers[0], &numbers[last]);
    sink(numbers, 0, last);
  }
}
