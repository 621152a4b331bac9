#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>

/* Sorts numbers from the smallest to the largest, in place. */
void heap_sort(long *numbers, size_t count);

#endif
