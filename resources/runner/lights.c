#define _GNU_SOURCE
#include "lights.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "first.h"
#include "wire.h"

/* The FIFO holds a page, the least there is: the less waits in it, the closer a program is to what the strip shows. */
enum { PAGE = 4096, LIGHT_MAX = 9, TIME = 8, FULL = 100 };
/* After a read that ends no line: one that comes byte by byte would else wake us for each. */
enum { REST_US = 1000 };

static struct {
  bool open, over;
  int fd;
  uint64_t leds, brightest, frame_us, wall_us;
  /* when the strip is free again, when more is read */
  uint64_t free_at, rest_until;
  /* a line, and what was read behind it */
  unsigned char *bytes;
  size_t start, end, size;
  uint64_t line;
  /* a frame as it is sent: its time, then R, G, B, L of each LED */
  unsigned char *frame;
  size_t frame_size;
  struct lights_end told;
} lights;

bool lights_open(const struct job *job) {
  lights.leds = job->leds;
  lights.brightest = job->brightest;
  lights.frame_us = job->frame_us;
  lights.wall_us = job->wall_us;
  lights.size = LIGHT_MAX * lights.leds + PAGE;
  lights.frame_size = TIME + 4 * lights.leds;
  lights.bytes = malloc(lights.size);
  lights.frame = malloc(lights.frame_size);
  if (!lights.bytes || !lights.frame) die("no memory for the lights", errno);
  if (mkfifo(LIGHTS, 0600) < 0) return false;
  /* To be written too, so that it never ends while a writer closes it and opens it again, and opening it never waits. */
  lights.fd = open(LIGHTS, O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  if (lights.fd < 0) return false;
  fcntl(lights.fd, F_SETPIPE_SZ, PAGE);
  lights.open = true;
  return true;
}

static const unsigned char *line_end(void) {
  return memchr(lights.bytes + lights.start, '\n', lights.end - lights.start);
}

static bool has_room(void) {
  return wire_room() >= lights.frame_size;
}

int lights_fd(uint64_t now) {
  return lights.open && now >= lights.rest_until && has_room() && !line_end() ? lights.fd : -1;
}

uint64_t lights_due(uint64_t now) {
  if (!lights.open || !has_room()) return UINT64_MAX;
  if (lights.over) return now;
  if (line_end()) return lights.free_at;
  return now < lights.rest_until ? lights.rest_until : UINT64_MAX;
}

static bool fault(const char *what, uint64_t led, uint64_t count, const unsigned char *said, size_t length) {
  lights.told = (struct lights_end){.fault = what, .line = lights.line + 1, .led = led, .count = count};
  for (size_t i = 0; i < length && i + 1 < sizeof lights.told.said && said[i]; i++) lights.told.said[i] = (char)said[i];
  return false;
}

static int digit(unsigned char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_light(const unsigned char *text, size_t length, uint64_t led) {
  if (length != 6 && length != 8) return fault("width", led, 0, text, length);
  unsigned char *state = lights.frame + TIME + 4 * led;
  state[3] = FULL;
  for (size_t i = 0; i < length; i += 2) {
    int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return fault("digit", led, 0, text, length);
    state[i / 2] = (unsigned char)(high << 4 | low);
  }
  return state[3] <= lights.brightest || fault("bright", led, state[3], text, length);
}

static size_t spaces(const unsigned char *text, const unsigned char *end) {
  size_t count = 0;
  while (text + count < end && text[count] == ' ') count++;
  return count;
}

static bool read_spaced(const unsigned char *text, const unsigned char *end) {
  uint64_t led = 0;
  for (text += spaces(text, end); text < end; text += spaces(text, end), led++) {
    const unsigned char *space = memchr(text, ' ', (size_t)(end - text));
    size_t length = (size_t)((space ? space : end) - text);
    if (led < lights.leds && !read_light(text, length, led)) return false;
    text += length;
  }
  return led == lights.leds || fault(led < lights.leds ? "few" : "many", led, led, NULL, 0);
}

static bool read_line(const unsigned char *text, const unsigned char *end) {
  size_t length = (size_t)(end - text);
  if (memchr(text, ' ', length)) return read_spaced(text, end);
  size_t width = length / lights.leds;
  if (length != width * lights.leds || (width != 6 && width != 8)) return fault("length", 0, length, NULL, 0);
  for (uint64_t led = 0; led < lights.leds; led++)
    if (!read_light(text + width * led, width, led)) return false;
  return true;
}

static bool is_long(size_t length) {
  return length > LIGHT_MAX * lights.leds && !fault("long", 0, length, NULL, 0);
}

static bool take_line(const unsigned char *end, uint64_t at) {
  const unsigned char *text = lights.bytes + lights.start;
  if (!read_line(text, end) || is_long((size_t)(end - text))) return false;
  for (int i = 0; i < TIME; i++) lights.frame[i] = (unsigned char)(at >> 8 * (TIME - 1 - i));
  wire_put('L', 0, lights.frame, lights.frame_size);
  lights.free_at = at + lights.frame_us;
  lights.start += (size_t)(end + 1 - text);
  lights.line++;
  return true;
}

static ssize_t read_more(void) {
  memmove(lights.bytes, lights.bytes + lights.start, lights.end - lights.start);
  lights.end -= lights.start;
  lights.start = 0;
  ssize_t count = read(lights.fd, lights.bytes + lights.end, lights.size - lights.end);
  if (count > 0) lights.end += (size_t)count;
  return count;
}

static bool finish(void) {
  if (lights.open) close(lights.fd);
  lights.open = false;
  return true;
}

bool lights_take(uint64_t now, bool over) {
  lights.over = over;
  while (lights.open && has_room()) {
    const unsigned char *end = line_end();
    if (end) {
      if (!over && now < lights.free_at) return false;
      uint64_t at = now > lights.free_at ? now : lights.free_at;
      /* A program may have made the FIFO larger, and ended: what it left there has no time any more. */
      if (at > lights.wall_us || !take_line(end, at)) return finish();
      continue;
    }
    if (is_long(lights.end - lights.start)) return finish();
    if (!over && now < lights.rest_until) return false;
    if (read_more() > 0) {
      if (!line_end()) lights.rest_until = now + REST_US;
      continue;
    }
    if (!over) return false;
    if (lights.end > 0) fault("half", 0, lights.end, NULL, 0);
    return finish();
  }
  return !lights.open;
}

const struct lights_end *lights_told(void) {
  return &lights.told;
}
