#define _GNU_SOURCE
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "child.h"
#include "first.h"
#include "lights.h"
#include "meter.h"
#include "terminal.h"
#include "wire.h"

#define BUSYBOX "/treeline/busybox"

/* The limits are looked at soon after the start, then less and less often: most programs end early, and a look costs some 50 µs. */
enum { FIRST_LOOK_US = 2000, LAST_LOOK_US = 20000, TAR_INPUT_MAX = 1 << 20, TAKEN_WORTH_TELLING = 32 << 10, SAID_MAX = 6000 };
/* A stream that gave little is left alone for a moment: one that is written byte by byte would else wake us for each. */
/* A terminal gives some 4 KiB at most. */
enum { LITTLE = CHUNK / 4, LITTLE_OF_TERMINAL = 1 << 10, REST_US = 1000 };

static struct {
  enum kind kind;
  pid_t pid;
  bool running;
  /* started on a terminal: fds[0] and fds[1] are our end of it */
  bool on_terminal;
  int fds[3];
  /* of stdout and stderr: when they are looked at again */
  uint64_t rest_until[2];
  const struct job *job;
  unsigned char *input;
  size_t input_start, input_end, input_size;
  /* as much of the input's memory was ever touched */
  size_t input_most;
  bool input_closed;
  /* bytes of the input that were taken and the host was not told of; whether a terminal hid any of them */
  uint32_t taken;
  bool taken_hidden;
  /* whether it waited for somebody to type when it was last looked at, and what the host was told of that */
  bool waits, told_waits;
  uint64_t looked;
  uint64_t began, next_look, look_every;
  /* a terminal is looked at for hours, and that time is ours */
  uint64_t our_cpu_before;
  uint64_t cpu_before, oom_before, refused_before;
  char said[SAID_MAX + 1];
  size_t said_length;
  struct run_end end;
} run;

static uint64_t read_us(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static uint64_t now_us(void) {
  return read_us(CLOCK_MONOTONIC);
}

static void let_go(int stream) {
  if (run.fds[stream] >= 0) close(run.fds[stream]);
  run.fds[stream] = -1;
}

static void start(enum kind kind, const struct command *command, const struct job *job) {
  memset(&run.end, 0, sizeof run.end);
  run.kind = run.end.kind = kind;
  run.job = job;
  run.input_start = run.input_end = run.said_length = 0;
  run.input_closed = false;
  run.our_cpu_before = read_us(CLOCK_PROCESS_CPUTIME_ID);
  run.cpu_before = meter_cpu_us();
  run.oom_before = meter_oom_kills();
  run.refused_before = meter_refused_processes();
  run.began = now_us();
  run.rest_until[0] = run.rest_until[1] = 0;
  run.look_every = FIRST_LOOK_US;
  run.next_look = run.began + run.look_every;
  run.looked = run.began;
  run.waits = run.told_waits = run.taken_hidden = false;
  run.taken = 0;
  run.on_terminal = command->terminal != 0;
  run.pid = child_start(command, run.fds);
  if (run.pid < 0) die("no process could be started", errno);
  run.running = true;
}

void run_program(const struct job *job, int folder) {
  struct command command = {
      .argv = job->argv, .env = job->env, .cwd = job->cwd, .folder = folder, .open_files = job->open_files, .file_bytes = job->file_bytes};
  if (job->columns > 0) {
    run.fds[1] = terminal_open((uint16_t)job->columns, (uint16_t)job->rows);
    run.fds[0] = run.fds[1] < 0 ? -1 : fcntl(run.fds[1], F_DUPFD_CLOEXEC, 3);
    run.fds[2] = -1;
    if (run.fds[0] < 0) die("no terminal could be opened", errno);
    command.terminal = terminal_of_program();
  }
  start(PROGRAM, &command, job);
}

static char *const no_variables[] = {NULL};

void run_unpack(const char *into) {
  char *argv[] = {BUSYBOX, "tar", "-x", NULL};
  const struct command command = {.argv = argv, .env = no_variables, .cwd = into};
  start(UNPACK, &command, NULL);
}

void run_archive(int folder) {
  char *argv[] = {BUSYBOX, "tar", "-c", ".", NULL};
  const struct command command = {.argv = argv, .env = no_variables, .folder = folder};
  start(ARCHIVE, &command, NULL);
  let_go(0);
}

enum kind run_kind(void) {
  return run.kind;
}

void run_input(const unsigned char *bytes, size_t count) {
  if (run.fds[0] < 0 || count == 0) return;
  if (run.input_start > run.input_size / 2) {
    memmove(run.input, run.input + run.input_start, run.input_end - run.input_start);
    run.input_end -= run.input_start;
    run.input_start = 0;
  }
  if (run.input_size - run.input_end < count) {
    run.input_size = 2 * (run.input_end + count);
    if (!(run.input = realloc(run.input, run.input_size))) die("no memory for the program's stdin", errno);
  }
  memcpy(run.input + run.input_end, bytes, count);
  run.input_end += count;
  if (run.input_end > run.input_most) run.input_most = run.input_end;
}

void run_signal(int number) {
  if (run.running && run.on_terminal) terminal_signal(number, run.pid);
}

void run_resize(uint16_t columns, uint16_t rows) {
  if (run.running && run.on_terminal) terminal_resize(columns, rows);
}

void run_input_end(void) {
  if (run.on_terminal) {
    const unsigned char end = terminal_end_of_input();
    run_input(&end, 1);
    return;
  }
  run.input_closed = true;
  if (run.input_start == run.input_end) let_go(0);
}

bool run_input_waits(void) {
  return run.kind == UNPACK && (run.input_closed || run.input_end - run.input_start > TAR_INPUT_MAX);
}

static void give_input(void) {
  while (run.fds[0] >= 0 && run.input_end > run.input_start) {
    bool hidden = run.on_terminal && terminal_hides();
    ssize_t count = write(run.fds[0], run.input + run.input_start, run.input_end - run.input_start);
    if (count < 0 && errno == EAGAIN) return;
    if (count < 0) let_go(0);
    else run.input_start += (size_t)count, run.taken += (uint32_t)count, run.taken_hidden |= hidden;
  }
  run.input_start = run.input_end = 0;
  if (run.input_closed) let_go(0);
}

/* What was taken of the input: of a terminal at once, else when it is worth a frame; and whether the program waits for somebody to type. */
static void tell_of_input(void) {
  if (run.kind != PROGRAM || wire_room() == 0) return;
  if (run.taken >= (run.on_terminal ? 1 : TAKEN_WORTH_TELLING)) {
    const unsigned char taken[5] = {run.taken >> 24, run.taken >> 16, run.taken >> 8, run.taken, run.taken_hidden};
    wire_put('W', 0, taken, sizeof taken);
    run.taken = 0;
    run.taken_hidden = false;
  }
  if (!run.on_terminal || run.waits == run.told_waits) return;
  const unsigned char waits = run.told_waits = run.waits;
  wire_put('S', 0, &waits, 1);
}

static void stop(const char *how) {
  if (!run.end.how) run.end.how = how;
}

/* Ends everything but us; returns when nothing is left. A process that is killed cannot fork any more. */
static void clear(void) {
  int status;
  pid_t pid;
  do {
    kill(-1, SIGKILL);
    pid = waitpid(-1, &status, 0);
    if (pid == run.pid) run.end.status = status;
  } while (pid > 0 || errno == EINTR);
}

/* What we keep for the program is not what it holds. */
static void look_at_memory(void) {
  struct disk disk = meter_disk();
  run.end.disk_used = disk.used;
  run.end.disk_full |= disk.full;
  run.end.inodes_full |= disk.inodes_full;
  uint64_t memory = meter_memory(&disk), ours = run.input_most;
  memory -= memory < ours ? memory : ours;
  if (memory > run.end.memory) run.end.memory = memory;
}

static void look_at_terminal(void) {
  uint64_t now = now_us();
  if (run.waits) run.end.waited_us += now - run.looked;
  run.looked = now;
  run.waits = run.running && terminal_waits();
}

static void look(void) {
  look_at_memory();
  if (run.on_terminal) look_at_terminal();
  uint64_t ours = run.on_terminal ? read_us(CLOCK_PROCESS_CPUTIME_ID) - run.our_cpu_before : 0, cpu = meter_cpu_us() - run.cpu_before;
  run.end.cpu_us = cpu > ours ? cpu - ours : 0;
  run.end.oom_kills = meter_oom_kills() - run.oom_before;
  if (!run.job) return;
  if (run.end.oom_kills > 0 || run.end.memory > run.job->memory) stop("memory");
  else if (run.end.cpu_us > run.job->cpu_us) stop("cpu");
}

/* When its time is over: on a terminal, what it waited for somebody to type is not of it. */
static uint64_t deadline(void) {
  if (!run.job || run.waits) return UINT64_MAX;
  return run.began + run.job->wall_us + run.end.waited_us;
}

static uint64_t session_end(void) {
  return run.on_terminal ? run.began + run.job->session_us : UINT64_MAX;
}

static void look_when_due(void) {
  uint64_t now = now_us();
  if (now >= run.next_look) {
    look();
    run.look_every += run.look_every / 2;
    if (run.look_every > LAST_LOOK_US) run.look_every = LAST_LOOK_US;
    run.next_look = now + run.look_every;
  }
  if (now >= deadline()) stop("wall");
  if (now >= session_end()) stop("session");
}

/* The processes are gone, their last bytes may still be in the pipes. */
static void conclude(void) {
  run.end.wall_us = now_us() - run.began;
  clear();
  run.running = false;
  look();
  if (run.on_terminal) terminal_let_go();
  struct rusage all;
  getrusage(RUSAGE_CHILDREN, &all);
  uint64_t largest = (uint64_t)all.ru_maxrss << 10;
  if (largest > run.end.memory) run.end.memory = largest;
  run.end.group_peak = meter_peak();
  run.end.refused_processes = meter_refused_processes() - run.refused_before;
  let_go(0);
}

static ssize_t keep_what_it_says(int fd) {
  char bytes[4096];
  ssize_t count = read(fd, bytes, sizeof bytes);
  size_t kept = SAID_MAX - run.said_length;
  if (count > 0 && (size_t)count < kept) kept = (size_t)count;
  if (count > 0) memcpy(run.said + run.said_length, bytes, kept), run.said_length += kept;
  return count;
}

static ssize_t pass_on(int stream) {
  uint64_t *seen = &run.end.stream_bytes[stream];
  /* What is in the pipe of a stream that has overrun is still passed on, a chunk at most. */
  size_t max = CHUNK;
  if (run.job && *seen > run.job->stream_bytes[stream]) {
    uint64_t over = *seen - run.job->stream_bytes[stream];
    max = over < CHUNK ? CHUNK - (size_t)over : 0;
  }
  if (max == 0) return 0;
  char type = run.kind == ARCHIVE ? 'T' : stream == 0 ? '1' : '2';
  ssize_t count = wire_put_from(type, 0, run.fds[stream + 1], max);
  if (count > 0) *seen += (uint64_t)count;
  if (run.job && *seen > run.job->stream_bytes[stream]) stop(stream == 0 ? "stdout" : "stderr");
  return count;
}

/* One read of a stream. Once no process is left, nothing to read is as good as its end. */
static void drain(int stream) {
  int fd = run.fds[stream + 1];
  if (fd < 0) return;
  bool passed = run.kind == PROGRAM || (run.kind == ARCHIVE && stream == 0);
  if (passed && wire_room() == 0) return;
  ssize_t count = passed ? pass_on(stream) : keep_what_it_says(fd);
  if (count > 0 && count < (run.on_terminal ? LITTLE_OF_TERMINAL : LITTLE)) run.rest_until[stream] = now_us() + REST_US;
  if (count == 0 || (count < 0 && (errno != EAGAIN || !run.running) && errno != EINTR)) let_go(stream + 1);
}

/* Whether nothing more will come of its lights. Half a line is only what is wrong with a program that ended well. */
static bool take_lights(void) {
  if (run.kind != PROGRAM || run.job->leds == 0) return true;
  if (!lights_take(run.running ? now_us() - run.began : run.end.wall_us, !run.running)) return false;
  const char *fault = lights_told()->fault;
  if (fault && (strcmp(fault, "half") != 0 || run.end.status == 0)) stop("lights");
  return true;
}

/* Reads the streams to their end, once no process is left; whether there was room for all of it. */
static bool empty(void) {
  for (int stream = 0; stream < 2; stream++)
    while (run.fds[stream + 1] >= 0 && wire_room() > 0) drain(stream);
  return take_lights() && run.fds[1] < 0 && run.fds[2] < 0;
}

void run_watch(struct pollfd *polls) {
  bool room = wire_room() > 0;
  uint64_t now = now_us();
  for (int i = 0; i < RUN_POLLS; i++) polls[i] = (struct pollfd){.fd = -1};
  if (run.kind == NOTHING) return;
  if (run.input_end > run.input_start) polls[0] = (struct pollfd){.fd = run.fds[0], .events = POLLOUT};
  for (int i = 1; i < 3; i++)
    if (room && (!run.running || now >= run.rest_until[i - 1])) polls[i] = (struct pollfd){.fd = run.fds[i], .events = POLLIN};
  polls[3] = (struct pollfd){.fd = lights_fd(now - run.began), .events = POLLIN};
}

int64_t run_patience(void) {
  uint64_t now = now_us(), due = run.next_look, lights = lights_due(now - run.began);
  if (!run.running) return lights == UINT64_MAX ? -1 : 0;
  for (int stream = 0; stream < 2; stream++)
    if (run.rest_until[stream] > now && run.rest_until[stream] < due) due = run.rest_until[stream];
  if (deadline() < due) due = deadline();
  if (session_end() < due) due = session_end();
  if (lights < due - run.began) due = run.began + lights;
  return due > now ? (int64_t)(due - now) : 0;
}

/* Takes in who has ended; whether the child itself has. */
static bool reap(void) {
  int status;
  pid_t pid;
  bool ended = false;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
    if (pid == run.pid) {
      run.end.status = status;
      ended = true;
    }
  return ended;
}

bool run_step(const struct pollfd *polls, bool child_changed, struct run_end *end) {
  bool ended = child_changed && reap();
  if (run.kind == NOTHING) return false;
  give_input();
  tell_of_input();
  for (int stream = 0; stream < 2; stream++)
    if (polls[stream + 1].revents) drain(stream);
  if (run.running) take_lights();
  if (run.running) look_when_due();
  if (run.running && (ended || run.end.how)) conclude();
  if (run.running || !empty()) return false;
  if (!run.end.how) run.end.how = WIFSIGNALED(run.end.status) ? "signal" : "exit";
  run.said[run.said_length] = 0;
  run.end.said = run.said;
  *end = run.end;
  run.kind = NOTHING;
  return true;
}
