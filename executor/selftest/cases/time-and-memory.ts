import type { Case } from '../case.ts';
import { c, python, shell } from '../programs.ts';

const MEMORY = { code: 'MLE', stage: 'run', reason: /64 MiB of memory/, evidence: { limit: 'memory', bound: 64 << 20 } } as const;

/** Programs that take more time or memory than they may. */
export const TIME_AND_MEMORY: Case[] = [
  {
    name: 'sleep',
    request: shell('sleep 60', { wallMs: 1_500 }),
    expected: { code: 'TLE', stage: 'run', reason: /waited, and its 1\.5 s were over/, evidence: { limit: 'idle', bound: 1_500 } },
  },
  {
    name: 'busy until the time is over',
    request: shell('while :; do :; done', { wallMs: 1_500 }),
    expected: { code: 'TLE', stage: 'run', reason: /took longer than its 1\.5 s/, evidence: { limit: 'wall', bound: 1_500 } },
  },
  {
    name: 'busy until the processor time is over',
    request: shell('while :; do :; done', { cpuMs: 500 }),
    expected: { code: 'TLE', stage: 'run', reason: /processor time/, evidence: { limit: 'cpu', bound: 500 } },
  },
  {
    name: 'busy with all its children together',
    request: shell('for i in 1 2 3 4; do while :; do :; done & done\nwait', { cpuMs: 500, cpus: 2 }),
    expected: { code: 'TLE', stage: 'run', reason: /processor time/, evidence: { limit: 'cpu', bound: 500 } },
  },
  {
    name: 'memory bomb',
    request: c('#include <stdlib.h>\n#include <string.h>\nint main(void) { for (;;) memset(malloc(1 << 20), 1, 1 << 20); }\n'),
    expected: MEMORY,
  },
  {
    name: 'memory bomb, by many processes',
    request: python(
      'import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n        held = b"x" * (32 << 20)\n        time.sleep(60)\ntime.sleep(60)\n',
    ),
    expected: MEMORY,
  },
  {
    name: 'slow memory',
    request: python('import time\nheld = []\nwhile True:\n    held.append(b"x" * (1 << 20))\n    time.sleep(0.01)\n'),
    expected: MEMORY,
  },
  {
    name: 'memory in a file without a name',
    request: python('import os\nfile = os.memfd_create("held")\nwhile True:\n    os.write(file, b"x" * (1 << 20))\n', {
      fileBytes: 256 << 20,
    }),
    expected: MEMORY,
  },
  {
    name: 'deep stack',
    request: c(
      'static int deep(volatile char *above) { volatile char frame[4096]; frame[0] = above[0]; return deep(frame) + frame[0]; }\n' +
        'int main(void) { volatile char frame[1]; return deep(frame); }\n',
    ),
    expected: { code: 'RE', stage: 'run', reason: /SIGSEGV/, evidence: { signal: 'SIGSEGV' } },
  },
];
