#ifndef FIRST_H
#define FIRST_H

#include <stdnoreturn.h>

#define BOX "/box"
#define WORK BOX "/work"

/* Ends the container with a sentence and an errno (0: none) on its stderr: only for what the machine or the host did. */
noreturn void die(const char *sentence, int error);

#endif
