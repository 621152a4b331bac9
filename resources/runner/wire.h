#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Frames both ways over our stdin and stdout; executor/engines/docker/container/protocol.ts says what each means. */

enum { HEADER = 8, CHUNK = 64 << 10, CONTROL_MAX = 8 << 20 };

struct frame {
  char type;
  uint32_t channel;
  uint32_t length;
};

/* What comes of the host. A control frame is handed over whole; data in pieces as they come, `last` with the final one (which may be empty). */
struct wire_handler {
  bool (*is_data)(char type);
  /* false: no more of the input is looked at until wire_parse is called again */
  bool (*ready)(void);
  void (*control)(const struct frame *frame, unsigned char *bytes);
  void (*data)(const struct frame *frame, const unsigned char *bytes, size_t count, bool last);
};

/* Sets both streams to non-blocking. */
void wire_open(const struct wire_handler *handler);
/* Reads what there is and hands it over; false when the host has gone. */
bool wire_read(void);
void wire_parse(void);

/* Bytes of data that a frame may carry now; room for small control frames is always kept besides. */
size_t wire_room(void);
void wire_put(char type, uint32_t channel, const void *bytes, size_t count);
/* Reads at most `max` bytes of a descriptor into a frame; what read() gave (0 at its end, −1 and errno). Needs wire_room() > 0. */
ssize_t wire_put_from(char type, uint32_t channel, int fd, size_t max);
bool wire_pending(void);
/* Writes what the host takes now; false when it has gone. */
bool wire_flush(void);

uint32_t read_u32(const unsigned char *bytes);

#endif
