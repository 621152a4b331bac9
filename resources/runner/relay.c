#define _GNU_SOURCE
#include "relay.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "first.h"
#include "wire.h"

struct line {
  uint32_t channel;
  int fd;
  /* to the program: at most a window, moved to the front where its end is reached */
  unsigned char *bytes;
  size_t start, end;
  bool host_ended;
  /* to the host: what it still takes */
  uint32_t credit;
  bool program_ended;
  /* what the host is to be told it may send again */
  uint32_t owed;
};

static int listener = -1;
static struct line lines[RELAY_LINES];
static int count;
static uint32_t last_channel;

void relay_open(void) {
  const int on = 1;
  const struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(RELAY_PORT), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0 ||
      bind(listener, (const struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 128) < 0)
    die("the way out cannot be opened", errno);
}

static struct line *find(uint32_t channel) {
  for (int i = 0; i < count; i++)
    if (lines[i].channel == channel) return &lines[i];
  return NULL;
}

static void drop(struct line *line) {
  close(line->fd);
  free(line->bytes);
  *line = lines[--count];
}

static void accept_one(void) {
  int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (fd < 0) return;
  unsigned char *bytes = malloc(RELAY_WINDOW);
  if (!bytes) die("no memory for a connection", errno);
  last_channel = last_channel % 0xffffff + 1;
  lines[count++] = (struct line){.channel = last_channel, .fd = fd, .bytes = bytes, .credit = RELAY_WINDOW};
  wire_put('N', last_channel, NULL, 0);
}

void relay_data(uint32_t channel, const unsigned char *bytes, size_t size) {
  struct line *line = find(channel);
  if (!line) return;
  if (RELAY_WINDOW - line->end < size) {
    memmove(line->bytes, line->bytes + line->start, line->end - line->start);
    line->end -= line->start;
    line->start = 0;
  }
  if (RELAY_WINDOW - line->end < size) die("the host sent more than a connection's window", 0);
  memcpy(line->bytes + line->end, bytes, size);
  line->end += size;
}

void relay_end(uint32_t channel, bool both) {
  struct line *line = find(channel);
  if (!line) return;
  line->host_ended = true;
  if (both) drop(line);
  else if (line->start == line->end) shutdown(line->fd, SHUT_WR);
}

void relay_grant(uint32_t channel, uint32_t bytes) {
  struct line *line = find(channel);
  if (line) line->credit += bytes;
}

int relay_watch(struct pollfd *polls) {
  if (listener < 0) return 0;
  bool room = wire_room() > 0;
  for (int i = 0; i < count; i++) {
    short events = 0;
    if (lines[i].end > lines[i].start) events |= POLLOUT;
    if (room && lines[i].credit > 0 && !lines[i].program_ended) events |= POLLIN;
    polls[i] = (struct pollfd){.fd = events ? lines[i].fd : -1, .events = events};
  }
  polls[count] = (struct pollfd){.fd = room && count < RELAY_LINES ? listener : -1, .events = POLLIN};
  return count + 1;
}

/* False when the connection is over. */
static bool to_program(struct line *line) {
  while (line->end > line->start) {
    ssize_t size = send(line->fd, line->bytes + line->start, line->end - line->start, MSG_NOSIGNAL);
    if (size < 0) return errno == EAGAIN;
    line->start += (size_t)size;
    line->owed += (uint32_t)size;
  }
  if (line->host_ended) shutdown(line->fd, SHUT_WR);
  return true;
}

static bool to_host(struct line *line) {
  if (wire_room() == 0) return true;
  ssize_t size = wire_put_from('C', line->channel, line->fd, line->credit < CHUNK ? line->credit : CHUNK);
  if (size < 0) return errno == EAGAIN || errno == EINTR;
  line->credit -= (uint32_t)size;
  if (size == 0) {
    line->program_ended = true;
    wire_put('E', line->channel, NULL, 0);
  }
  return true;
}

static bool serve(struct line *line, short events) {
  if ((events & POLLOUT) && !to_program(line)) return false;
  if ((events & (POLLIN | POLLHUP | POLLERR)) && line->credit > 0 && !line->program_ended && !to_host(line)) return false;
  if (line->owed >= RELAY_WINDOW / 4 && wire_room() > 0) {
    const uint32_t owed = htonl(line->owed);
    wire_put('W', line->channel, &owed, sizeof owed);
    line->owed = 0;
  }
  return !(line->host_ended && line->program_ended && line->start == line->end);
}

void relay_step(const struct pollfd *polls) {
  if (listener < 0) return;
  int watched = count;
  /* From the last: one that is dropped is replaced by one that was served already. */
  for (int i = watched - 1; i >= 0; i--)
    if (!serve(&lines[i], polls[i].revents)) {
      wire_put('X', lines[i].channel, NULL, 0);
      drop(&lines[i]);
    }
  if (polls[watched].revents && count < RELAY_LINES && wire_room() > 0) accept_one();
}
