#include "job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "first.h"

static void add(char ***list, size_t *count, char *text) {
  char **grown = realloc(*list, (*count + 2) * sizeof **list);
  if (!grown) die("no memory for a job", errno);
  grown[(*count)++] = text;
  grown[*count] = NULL;
  *list = grown;
}

static const char *value_of(const char *text, const char *key) {
  size_t length = strlen(key);
  return strncmp(text, key, length) == 0 && text[length] == '=' ? text + length + 1 : NULL;
}

void job_read(struct job *job, const unsigned char *bytes, size_t count) {
  const struct {
    const char *key;
    uint64_t *into;
    uint64_t unit;
  } numbers[] = {
      {"wallMs", &job->wall_us, 1000},      {"cpuMs", &job->cpu_us, 1000},
      {"memory", &job->memory, 1},          {"openFiles", &job->open_files, 1},
      {"fileBytes", &job->file_bytes, 1},   {"stdoutBytes", &job->stream_bytes[0], 1},
      {"stderrBytes", &job->stream_bytes[1], 1}, {"leds", &job->leds, 1},
      {"columns", &job->columns, 1},        {"rows", &job->rows, 1},
      {"sessionMs", &job->session_us, 1000}, {"brightest", &job->brightest, 1},    {"frameUs", &job->frame_us, 1},
  };
  char *texts = malloc(count + 1);
  if (!texts) die("no memory for a job", errno);
  memcpy(texts, bytes, count);
  texts[count] = 0;
  *job = (struct job){.cwd = WORK};
  size_t args = 0, vars = 0;
  if (!(job->env = calloc(1, sizeof *job->env))) die("no memory for a job", errno);
  for (char *text = texts; text < texts + count; text += strlen(text) + 1) {
    const char *value;
    if ((value = value_of(text, "arg"))) add(&job->argv, &args, (char *)value);
    else if ((value = value_of(text, "env"))) add(&job->env, &vars, (char *)value);
    else if ((value = value_of(text, "cwd"))) job->cwd = value;
    else if ((value = value_of(text, "serve"))) job->serve = true;
    else
      for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if ((value = value_of(text, numbers[i].key))) *numbers[i].into = strtoull(value, NULL, 10) * numbers[i].unit;
  }
  if (args == 0) die("a job without a program", 0);
}
