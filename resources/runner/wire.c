#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "first.h"

enum { IN_SIZE = 128 << 10, OUT_SIZE = 256 << 10, OUT_KEPT = 32 << 10 };

static const struct wire_handler *handler;

static unsigned char in[IN_SIZE];
static size_t in_start, in_end;
static struct frame frame;
static bool in_frame;
static size_t frame_seen;
static unsigned char *whole;

static unsigned char out[OUT_SIZE];
static size_t out_start, out_end;

uint32_t read_u32(const unsigned char *b) {
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void write_u32(unsigned char *b, uint32_t value) {
  b[0] = value >> 24;
  b[1] = value >> 16;
  b[2] = value >> 8;
  b[3] = value;
}

void wire_open(const struct wire_handler *its) {
  handler = its;
  for (int fd = 0; fd < 2; fd++)
    if (fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK) < 0) die("its stdio cannot be made non-blocking", errno);
}

bool wire_read(void) {
  if (in_start == in_end) in_start = in_end = 0;
  if (in_end == IN_SIZE) {
    memmove(in, in + in_start, in_end - in_start);
    in_end -= in_start;
    in_start = 0;
  }
  if (in_end == IN_SIZE) return true;
  ssize_t count = read(0, in + in_end, IN_SIZE - in_end);
  if (count == 0) return false;
  if (count < 0) return errno == EAGAIN || errno == EINTR;
  in_end += (size_t)count;
  wire_parse();
  return true;
}

static void begin_frame(void) {
  frame = (struct frame){(char)in[in_start], read_u32(in + in_start) & 0xffffff, read_u32(in + in_start + 4)};
  in_start += HEADER;
  in_frame = true;
  frame_seen = 0;
  if (handler->is_data(frame.type)) return;
  if (frame.length > CONTROL_MAX) die("a control frame is too long", 0);
  /* One byte more: the text in it ends in NUL whatever the host sent. */
  if (!(whole = malloc((size_t)frame.length + 1))) die("no memory for a control frame", errno);
  whole[frame.length] = 0;
}

void wire_parse(void) {
  while (handler->ready()) {
    if (!in_frame) {
      if (in_end - in_start < HEADER) return;
      begin_frame();
    }
    size_t left = frame.length - frame_seen, count = in_end - in_start;
    if (count > left) count = left;
    if (count == 0 && left > 0) return;
    const unsigned char *bytes = in + in_start;
    in_start += count;
    frame_seen += count;
    bool last = frame_seen == frame.length;
    if (last) in_frame = false;
    if (handler->is_data(frame.type)) {
      handler->data(&frame, bytes, count, last);
      continue;
    }
    memcpy(whole + frame_seen - count, bytes, count);
    if (!last) continue;
    unsigned char *complete = whole;
    whole = NULL;
    handler->control(&frame, complete);
    free(complete);
  }
}

/* Makes what is free lie behind what is pending. */
static size_t out_free(void) {
  if (out_start > 0) {
    memmove(out, out + out_start, out_end - out_start);
    out_end -= out_start;
    out_start = 0;
  }
  return OUT_SIZE - out_end;
}

size_t wire_room(void) {
  size_t taken = out_end - out_start + OUT_KEPT + HEADER;
  return taken < OUT_SIZE ? OUT_SIZE - taken : 0;
}

static void put_header(char type, uint32_t channel, size_t count) {
  write_u32(out + out_end, channel);
  out[out_end] = (unsigned char)type;
  write_u32(out + out_end + 4, (uint32_t)count);
  out_end += HEADER + count;
}

void wire_put(char type, uint32_t channel, const void *bytes, size_t count) {
  if (out_free() < HEADER + count) die("more frames than it can hold", 0);
  if (count > 0) memcpy(out + out_end + HEADER, bytes, count);
  put_header(type, channel, count);
}

ssize_t wire_put_from(char type, uint32_t channel, int fd, size_t max) {
  size_t room = wire_room();
  out_free();
  ssize_t count = read(fd, out + out_end + HEADER, max < room ? max : room);
  if (count > 0) put_header(type, channel, (size_t)count);
  return count;
}

bool wire_pending(void) {
  return out_end > out_start;
}

bool wire_flush(void) {
  while (out_end > out_start) {
    ssize_t count = write(1, out + out_start, out_end - out_start);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    out_start += (size_t)count;
  }
  out_start = out_end = 0;
  return true;
}
