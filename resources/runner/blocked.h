#ifndef BLOCKED_H
#define BLOCKED_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Whether a thread of a process group is blocked in a call that a byte from this terminal would end, and no thread of the group runs.
 * What /proc does not let us see is taken for neither: never is a program said to wait that may not.
 */
bool blocked_on(int terminal, pid_t group);

#endif
