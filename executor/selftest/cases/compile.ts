import type { Case } from '../case.ts';
import { c, cpp } from '../programs.ts';

const MiB = 1 << 20;

/** What compilers are made to do: they run what nobody trusts, too. */
export const COMPILE: Case[] = [
  {
    name: 'a program with a fault in it',
    request: c('int main(void) { return nothing; }\n'),
    expected: { code: 'CE', stage: 'compile', reason: /exit code 1/, stderr: /nothing.*undeclared/ },
  },
  {
    name: 'a compiler that reads /dev/zero',
    request: c('#include "/dev/zero"\n', { compile: { memoryBytes: 128 * MiB } }),
    expected: { code: 'MLE', stage: 'compile', evidence: { limit: 'memory', bound: 128 * MiB } },
  },
  {
    name: 'a compiler that reads /dev/random',
    request: c('#include "/dev/random"\n', { compile: { memoryBytes: 128 * MiB } }),
    expected: { code: 'MLE', stage: 'compile', evidence: { limit: 'memory', bound: 128 * MiB } },
  },
  {
    name: 'template bomb',
    request: cpp(
      'template <class T, int n> struct Bomb { Bomb<T *, n - 1> left; Bomb<const T *, n - 1> right; };\n' +
        'template <class T> struct Bomb<T, 0> {};\nBomb<int, 40> bomb;\nint main() {}\n',
      { cpuMs: 1_500, memoryBytes: 1024 * MiB },
    ),
    expected: { code: 'TLE', stage: 'compile', evidence: { limit: 'cpu', bound: 1_500 } },
  },
  {
    name: 'more faults than anyone reads',
    request: c('fault fault;\n'.repeat(10_000), { compile: { stderrBytes: 100_000 } }),
    expected: { code: 'OLE', stage: 'compile', reason: /to stderr/, evidence: { limit: 'stderr', bound: 100_000 } },
  },
];
