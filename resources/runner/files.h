#ifndef FILES_H
#define FILES_H

#include <stdbool.h>

/*
 * Makes a new file below an open folder, and the folders it needs, and opens it for writing; what has its name is removed first. No link
 * is followed on the way: a tar unpacked before may hold any. −1 and errno; EINVAL for a name that is not relative and plain.
 */
int file_create(int folder, char *name, bool executable);

#endif
