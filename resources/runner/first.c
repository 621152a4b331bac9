/*
 * The first process of a container. It waits for one job on its stdin, runs it within its limits, and tells on its stdout what came of it;
 * frames both ways are those of executor/engines/docker/container/protocol.ts. It owns the container's streams and cannot be read, stopped or killed
 * by what it runs, which has the same user id: it is not dumpable, a container's first process takes no signal it has not asked for, and
 * a filter of system calls closes the rest. When the host is gone it ends, and everything in the container with it.
 */
#define _GNU_SOURCE
#include "first.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"
#include "job.h"
#include "lights.h"
#include "meter.h"
#include "relay.h"
#include "run.h"
#include "wire.h"

enum { VERSION = 3, REPORT_MAX = 8192 };

static int work;
static struct job job;
static int file = -1;
static char file_name[512];
/* Once preparing has failed and the host was told, what is still on its way is nobody's. */
static bool refused;

noreturn void die(const char *sentence, int error) {
  dprintf(2, "The container's first process: %s%s%s.\n", sentence, error ? ": " : "", error ? strerror(error) : "");
  _exit(70);
}

/* Tells why a job cannot begin, and whether the quota is used up. */
static void refuse(const char *what, const char *why) {
  char text[REPORT_MAX];
  struct disk disk = meter_disk();
  int length = snprintf(text, sizeof text, "disk=%s%cused=%llu%csentence=%s: %s", disk.full ? "full" : disk.inodes_full ? "inodes" : "", 0,
                        (unsigned long long)disk.used, 0, what, why);
  wire_put('R', 0, text, (size_t)length + 1 < sizeof text ? (size_t)length + 1 : sizeof text);
  refused = true;
}

static void open_file(char *mode_and_name) {
  snprintf(file_name, sizeof file_name, "%s", mode_and_name + 1);
  file = file_create(work, mode_and_name + 1, mode_and_name[0] == 'x');
  if (file < 0) refuse(file_name, strerror(errno));
}

static void fill_file(const unsigned char *bytes, size_t count) {
  while (file >= 0 && count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0) {
      refuse(file_name, strerror(errno));
      return;
    }
    bytes += written;
    count -= (size_t)written;
  }
}

static void close_file(void) {
  close(file);
  file = -1;
}

static bool is_data(char type) {
  return type == 'D' || type == 'C';
}

static bool ready(void) {
  return refused || !run_input_waits();
}

static void on_data(const struct frame *frame, const unsigned char *bytes, size_t count, bool last) {
  (void)last;
  if (refused) return;
  if (frame->type == 'C') relay_data(frame->channel, bytes, count);
  else if (run_kind() == NOTHING) fill_file(bytes, count);
  else run_input(bytes, count);
}

static void on_end(uint32_t channel) {
  if (channel != 0) relay_end(channel, false);
  else if (file >= 0) close_file();
  else if (run_kind() != NOTHING) run_input_end();
}

static void on_control(const struct frame *frame, unsigned char *bytes) {
  if (refused && frame->type != 'A') return;
  switch (frame->type) {
    case 'J':
      job_read(&job, bytes, frame->length);
      if (job.serve) relay_open();
      break;
    case 'U':
      run_unpack((char *)bytes);
      break;
    case 'F':
      open_file((char *)bytes);
      break;
    case 'G':
      if (job.leds > 0 && !lights_open(&job)) refuse(LIGHTS, strerror(errno));
      else run_program(&job, work);
      break;
    case 'K':
      if (frame->length == 1) run_signal(bytes[0]);
      break;
    case 'S':
      if (frame->length == 4) run_resize((uint16_t)(bytes[0] << 8 | bytes[1]), (uint16_t)(bytes[2] << 8 | bytes[3]));
      break;
    case 'A':
      run_archive(work);
      break;
    case 'E':
      on_end(frame->channel);
      break;
    case 'X':
      relay_end(frame->channel, true);
      break;
    case 'W':
      relay_grant(frame->channel, read_u32(bytes));
      break;
    default:
      die("a frame of a type it does not know", 0);
  }
}

static const struct wire_handler handler = {is_data, ready, on_control, on_data};

static const char *signal_name(int number) {
  static char name[16];
  const char *abbreviation = sigabbrev_np(number);
  if (abbreviation) snprintf(name, sizeof name, "SIG%s", abbreviation);
  else snprintf(name, sizeof name, "SIG%d", number);
  return name;
}

static char report[REPORT_MAX];
static size_t report_length;

static void tell(const char *key, const char *value) {
  report_length += (size_t)snprintf(report + report_length, sizeof report - report_length, "%s=%s", key, value) + 1;
}

static void tell_number(const char *key, uint64_t value) {
  char text[24];
  snprintf(text, sizeof text, "%llu", (unsigned long long)value);
  tell(key, text);
}

static void tell_lights(const struct lights_end *lights) {
  tell("lightsFault", lights->fault);
  tell_number("lightsLine", lights->line);
  tell_number("lightsLed", lights->led);
  tell_number("lightsCount", lights->count);
  tell("lightsSaid", lights->said);
}

static void tell_end(const struct run_end *end) {
  report_length = 0;
  tell("how", end->how);
  if (WIFEXITED(end->status)) tell_number("code", (uint64_t)WEXITSTATUS(end->status));
  if (WIFSIGNALED(end->status)) tell("signal", signal_name(WTERMSIG(end->status)));
  tell_number("wallUs", end->wall_us);
  tell_number("waitedUs", end->waited_us);
  tell_number("cpuUs", end->cpu_us);
  tell_number("memory", end->memory);
  tell_number("groupPeak", end->group_peak);
  tell_number("oomKills", end->oom_kills);
  tell_number("processesRefused", end->refused_processes);
  tell_number("diskUsed", end->disk_used);
  tell_number("diskFull", end->disk_full);
  tell_number("inodesFull", end->inodes_full);
  tell_number("stdout", end->stream_bytes[0]);
  tell_number("stderr", end->stream_bytes[1]);
  if (end->kind == PROGRAM && lights_told()->fault) tell_lights(lights_told());
  if (end->kind == ARCHIVE) tell("said", end->said);
  wire_put(end->kind == ARCHIVE ? 'Q' : 'Z', 0, report, report_length);
}

static void on_run_end(const struct run_end *end) {
  if (end->kind != UNPACK) tell_end(end);
  else if (end->status != 0) refuse("The files of the stage before cannot be unpacked", end->said);
}

static int watch_children(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  if (sigprocmask(SIG_BLOCK, &set, NULL) < 0) die("signals cannot be held back", errno);
  signal(SIGPIPE, SIG_IGN);
  int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  if (fd < 0) die("children cannot be watched", errno);
  return fd;
}

static int make_box(void) {
  umask(022);
  const char *const folders[] = {WORK, BOX "/home", BOX "/tmp"};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    if (mkdir(folders[i], i == 2 ? 01777 : 0755) < 0 && errno != EEXIST) die("its folders cannot be made", errno);
  int fd = open(WORK, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) die("its working folder cannot be opened", errno);
  return fd;
}

static void wait_and_serve(int children) {
  struct pollfd polls[3 + RUN_POLLS + RELAY_POLLS];
  polls[0] = (struct pollfd){.fd = 0, .events = ready() ? POLLIN : 0};
  polls[1] = (struct pollfd){.fd = 1, .events = wire_pending() ? POLLOUT : 0};
  polls[2] = (struct pollfd){.fd = children, .events = POLLIN};
  run_watch(polls + 3);
  int lines = relay_watch(polls + 3 + RUN_POLLS);
  int64_t patience = run_patience();
  struct timespec timeout = {patience / 1000000, patience % 1000000 * 1000};
  if (ppoll(polls, (nfds_t)(3 + RUN_POLLS + lines), patience < 0 ? NULL : &timeout, NULL) < 0) {
    if (errno == EINTR) return;
    die("it cannot wait", errno);
  }

  /* The host's end closes when the host does. */
  if ((polls[0].revents & (POLLHUP | POLLERR)) || (polls[1].revents & POLLERR)) _exit(0);
  /* Before what the host sends: it may end connections that were waited for. */
  relay_step(polls + 3 + RUN_POLLS);
  if ((polls[0].revents & POLLIN) && !wire_read()) _exit(0);
  if (polls[2].revents) {
    struct signalfd_siginfo seen;
    while (read(children, &seen, sizeof seen) > 0) continue;
  }
  struct run_end end;
  if (run_step(polls + 3, polls[2].revents != 0, &end)) on_run_end(&end);
  /* What was read and had to wait: it may be the last, and nothing comes after it to wake us. */
  wire_parse();
  if (!wire_flush()) _exit(0);
}

int main(void) {
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0) die("it can be read by others", errno);
  /* A runtime may have left descriptors of the machine's open. */
  if (syscall(SYS_close_range, 3, ~0U, 0) < 0)
    for (int fd = 3; fd < 1024; fd++) close(fd);
  int children = watch_children();
  work = make_box();
  meter_open(BOX);
  wire_open(&handler);
  const unsigned char version = VERSION;
  wire_put('H', 0, &version, 1);
  if (!wire_flush()) _exit(0);
  for (;;) wait_and_serve(children);
}
