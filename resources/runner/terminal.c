#define _GNU_SOURCE
#include "terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "blocked.h"

static int ours = -1, theirs = -1;

int terminal_open(uint16_t columns, uint16_t rows) {
  ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (ours < 0 || unlockpt(ours) < 0 || (theirs = ioctl(ours, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) return -1;
  terminal_resize(columns, rows);
  struct termios settings;
  if (tcgetattr(theirs, &settings) < 0) return -1;
  /* So that an erased character is a whole one. */
  settings.c_iflag |= IUTF8;
  return tcsetattr(theirs, TCSANOW, &settings) < 0 ? -1 : ours;
}

int terminal_of_program(void) {
  return theirs;
}

void terminal_let_go(void) {
  if (theirs >= 0) close(theirs);
  theirs = -1;
}

void terminal_resize(uint16_t columns, uint16_t rows) {
  const struct winsize size = {.ws_col = columns, .ws_row = rows};
  ioctl(ours, TIOCSWINSZ, &size);
}

void terminal_signal(int number, int leader) {
  pid_t group = tcgetpgrp(ours);
  /* 0: none is in the foreground. A kill of −1 would be for all there are. */
  if (group <= 1 || kill(-group, number) < 0) kill(-leader, number);
}

unsigned char terminal_end_of_input(void) {
  struct termios settings;
  return tcgetattr(ours, &settings) == 0 ? settings.c_cc[VEOF] : CEOF;
}

bool terminal_hides(void) {
  struct termios settings;
  return tcgetattr(ours, &settings) == 0 && (settings.c_lflag & ICANON) && !(settings.c_lflag & ECHO);
}

bool terminal_waits(void) {
  pid_t group = tcgetpgrp(ours);
  return group > 1 && blocked_on(theirs, group);
}
