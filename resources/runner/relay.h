#ifndef RELAY_H
#define RELAY_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Connections to 127.0.0.1:3128, handed to the host as channels of frames: the one way out of a container without a network. Each way of
 * each of them carries at most a window of bytes that the other end has not yet said it is done with.
 */
enum { RELAY_PORT = 3128, RELAY_LINES = 64, RELAY_WINDOW = 128 << 10, RELAY_POLLS = RELAY_LINES + 1 };

void relay_open(void);
void relay_data(uint32_t channel, const unsigned char *bytes, size_t count);
/* The host sends no more (`both`: and takes no more). */
void relay_end(uint32_t channel, bool both);
void relay_grant(uint32_t channel, uint32_t bytes);

int relay_watch(struct pollfd *polls);
void relay_step(const struct pollfd *polls);

#endif
