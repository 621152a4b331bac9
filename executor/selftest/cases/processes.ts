import { OK, type Case } from '../case.ts';
import { python, shell } from '../programs.ts';

const SOON = { wallMs: 1_500 };

/** Programs that multiply, or do not let go. */
export const PROCESSES: Case[] = [
  {
    name: 'fork bomb',
    request: shell('bomb() { bomb | bomb & }\nbomb\nsleep 60', SOON),
    expected: { code: 'TLE', stage: 'run', evidence: { processesRefused: true } },
  },
  {
    name: 'fork bomb, each in a session of its own',
    request: python(
      'import os, time\nwhile True:\n    try:\n        if os.fork() == 0: os.setsid()\n    except OSError:\n        time.sleep(0.01)\n',
      SOON,
    ),
    expected: { code: 'TLE', stage: 'run', evidence: { processesRefused: true } },
  },
  {
    name: 'more processes than there may be',
    request: python('import os, time\nwhile True:\n    if os.fork() == 0:\n        time.sleep(60)\n'),
    expected: { code: 'RE', stage: 'run', evidence: { exitCode: 1, processesRefused: true }, stderr: /BlockingIOError/ },
  },
  {
    name: 'SIGSTOP to itself',
    request: shell('kill -STOP $$', SOON),
    expected: { code: 'TLE', stage: 'run', evidence: { limit: 'idle' } },
  },
  {
    name: 'SIGSTOP to the process that watches it',
    request: shell('kill -STOP 1\nsleep 60', SOON),
    expected: { code: 'TLE', stage: 'run', evidence: { limit: 'idle' } },
  },
  {
    name: 'every signal to every process',
    request: python(
      'import os, signal\nfor s in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:\n    signal.signal(s, signal.SIG_IGN)\n' +
        'for s in signal.valid_signals():\n    for pid in -1, 1:\n        try: os.kill(pid, s)\n        except OSError: pass\nprint("alive", flush=True)\n',
    ),
    expected: { ...OK, stdout: 'alive\n' },
  },
  {
    name: 'SIGTERM is ignored',
    request: shell("trap '' TERM INT HUP QUIT XCPU\nwhile :; do sleep 1; done", SOON),
    expected: { code: 'TLE', stage: 'run', evidence: { limit: 'idle' } },
  },
  {
    name: 'an orphan holds stdout',
    request: shell('sleep 60 &\n(sleep 60 &) \necho over'),
    expected: { ...OK, stdout: 'over\n' },
  },
  {
    name: 'hundreds of zombies',
    request: python(
      'import os\nfor _ in range(300):\n    pid = os.fork()\n    if pid == 0:\n' +
        '        while True:\n            try:\n                os.fork()\n                os._exit(0)\n            except OSError:\n                pass\n' +
        '    os.waitpid(pid, 0)\nprint("over")\n',
    ),
    expected: { ...OK, stdout: 'over\n' },
  },
  {
    name: 'zombies that nobody waits for',
    request: shell('for i in 1 2 3 4 5 6 7 8 9; do sleep 0 & done\nexec sleep 60', SOON),
    expected: { code: 'TLE', stage: 'run', evidence: { limit: 'idle' } },
  },
];
