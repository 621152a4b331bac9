#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>

/*
 * What docker's own seccomp profile leaves open and a program must not have: ways to bend the first process, which has its user id
 * (limits, priority, processors of pid 1), sockets of families that a network namespace does not hold (vsock reaches the host of a virtual
 * machine), io_uring (which goes round any filter), and other ABIs, whose call numbers are not these. Holds for all that it starts.
 */
bool filter_install(void);

#endif
