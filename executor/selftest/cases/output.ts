import { OK, type Case } from '../case.ts';
import { c, python, shell } from '../programs.ts';

const LITTLE = 100_000;

/** Programs that write too much, too little at a time, or what is no text. */
export const OUTPUT: Case[] = [
  {
    name: 'stdout flood',
    request: shell('yes', { stdoutBytes: LITTLE }),
    expected: { code: 'OLE', stage: 'run', reason: /to stdout/, evidence: { limit: 'stdout', bound: LITTLE }, stdout: /^y\ny\n/ },
  },
  {
    name: 'stderr flood',
    request: shell('yes >&2', { stderrBytes: LITTLE }),
    expected: { code: 'OLE', stage: 'run', reason: /to stderr/, evidence: { limit: 'stderr', bound: LITTLE }, stderr: /^y\ny\n/ },
  },
  {
    name: 'a hundred thousand writes of one byte',
    request: c('#include <unistd.h>\nint main(void) { for (int i = 0; i < 100000; i++) write(1, "x", 1); return 0; }\n'),
    expected: { ...OK, stdout: 'x'.repeat(100_000) },
  },
  {
    name: 'NUL and invalid UTF-8',
    request: python(String.raw`import os; os.write(1, b"a\0b\xff\xc3(\xe2\x82" + "\u20ac".encode())` + '\n'),
    expected: { ...OK, stdout: 'a\0b\ufffd\ufffd(\ufffd\u20ac' },
  },
  {
    name: 'output that looks like frames of ours',
    request: python(
      String.raw`import os; os.write(1, b"Z\0\0\0\0\0\0\x0bhow=signal\0"); os.write(2, b"\x01\0\0\0\0\0\0\x08Z\0\0\0\0\0\0\0"); os._exit(5)` +
        '\n',
    ),
    expected: { code: 'RE', stage: 'run', evidence: { exitCode: 5 }, stdout: 'Z\0\0\0\0\0\0\x0bhow=signal\0' },
  },
  {
    name: 'all of its streams are closed',
    request: shell('exec 0<&- 1>&- 2>&-\nsleep 0.1\nexit 6'),
    expected: { code: 'RE', stage: 'run', reason: /exit code 6/, evidence: { exitCode: 6 } },
  },
];
