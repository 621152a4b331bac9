import { OK, type Case, type Ending } from '../case.ts';
import { c, handsOver, shell } from '../programs.ts';

const exits = (code: number): Case => ({
  name: `exit code ${code}`,
  request: shell(`exit ${code}`),
  expected: { code: 'RE', stage: 'run', reason: new RegExp(`exit code ${code}\\b`), evidence: { exitCode: code } },
});

const ended = (signal: string): Ending => ({ code: 'RE', stage: 'run', reason: new RegExp(`${signal}\\b`), evidence: { signal } });

const killed = (signal: string): Case => ({
  name: signal,
  request: shell(`kill -${signal.slice(3)} $$\nsleep 5`),
  expected: ended(signal),
});

/** How programs end by themselves. */
export const ENDS: Case[] = [
  { name: 'exit code 0', request: shell('echo hello'), expected: { ...OK, evidence: { exitCode: 0 }, stdout: 'hello\n' } },
  ...[1, 255].map(exits),
  ...['SIGHUP', 'SIGINT', 'SIGTRAP', 'SIGABRT', 'SIGKILL', 'SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGTERM', 'SIGSYS'].map(killed),
  { name: 'SIGSEGV', request: c('int main(void) { return *(volatile int *)0; }\n'), expected: ended('SIGSEGV') },
  { name: 'SIGILL', request: c('int main(void) { __builtin_trap(); }\n'), expected: ended(process.arch === 'x64' ? 'SIGILL' : 'SIGTRAP') },
  {
    name: 'SIGFPE',
    request: c('#include <signal.h>\nint main(void) { volatile int zero = 0; zero = 1 / zero; raise(SIGFPE); }\n'),
    expected: ended('SIGFPE'),
  },
  {
    name: 'SIGBUS',
    request: c(
      '#include <fcntl.h>\n#include <sys/mman.h>\nint main(void) {\n  int file = open("empty", O_RDWR | O_CREAT, 0600);\n' +
        '  char *bytes = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);\n  return *bytes;\n}\n',
    ),
    expected: ended('SIGBUS'),
  },
  {
    name: 'a build that fails',
    request: handsOver('echo no >&2; exit 3', 'echo it came so far'),
    expected: { code: 'BE', stage: 'build', reason: /exit code 3/, evidence: { exitCode: 3 }, stderr: /^no\n$/ },
  },
];
