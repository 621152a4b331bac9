import { OK, type Case } from '../case.ts';
import { handsOver, python, request, shell } from '../programs.ts';

const DISK = { code: 'DLE', stage: 'run', reason: /16 MiB of disk/ } as const;

/** Looks for a word, which it does not hold itself, wherever programs leave something. */
const SEARCH = `import glob

word = b"d9c2" + b"a1f7"
places = ["/box/*/*", "/tmp/*", "/dev/shm/*", "/proc/[0-9]*/environ", "/proc/[0-9]*/cmdline"]
for path in [path for place in places for path in glob.glob(place)]:
    try:
        with open(path, "rb") as file:
            if word in file.read(): print(path)
    except OSError:
        pass
print("none other")
`;

/** Programs that fill their disk, and what they may leave on it. */
export const FILES: Case[] = [
  {
    name: 'disk fill',
    request: shell('exec head -c 100000000 /dev/zero > full', { fileBytes: 256 << 20 }),
    expected: { ...DISK, evidence: { limit: 'disk', diskFull: true } },
  },
  {
    name: 'inode fill',
    request: python('import os\nfor i in range(100_000): os.mkdir(str(i))\n'),
    expected: { ...DISK, evidence: { limit: 'disk', inodesFull: true } },
  },
  {
    name: 'flood of empty files',
    request: python('for i in range(100_000): open(str(i), "w").close()\n'),
    expected: { ...DISK, evidence: { limit: 'disk', inodesFull: true } },
  },
  {
    name: 'a file longer than a file may be',
    request: shell('exec head -c 3000000 /dev/zero > long', { fileBytes: 1 << 20 }),
    expected: { code: 'DLE', stage: 'run', reason: /1 MiB/, evidence: { limit: 'disk', fileTooLarge: true } },
  },
  {
    name: 'more open files than there may be',
    request: python('held = [open("/dev/null") for _ in range(100_000)]\n', { openFiles: 64 }),
    expected: { code: 'RE', stage: 'run', evidence: { exitCode: 1 }, stderr: /Too many open files/ },
  },
  {
    name: 'symlinks as output',
    request: handsOver('ln -s /etc/passwd out\nln -s /proc/1/environ secret', 'readlink out secret'),
    expected: { ...OK, stdout: '/etc/passwd\n/proc/1/environ\n' },
  },
  {
    name: 'a symlink in place of the script that is next',
    request: handsOver('rm run.sh\nln -s /proc/1/mem run.sh', 'echo it came so far'),
    expected: { code: 'RE', stage: 'run', evidence: { exitCode: 126 }, stderr: /run\.sh/ },
  },
  {
    name: 'a FIFO as output',
    request: handsOver('mkfifo out', '[ -p out ] && echo fifo'),
    expected: { ...OK, stdout: 'fifo\n' },
  },
  {
    name: 'a directory that cannot be deleted',
    request: shell('mkdir -p a/b/c\ntouch a/b/c/d\nchmod 0 a/b/c a/b a\necho over'),
    expected: { ...OK, stdout: 'over\n' },
  },
  {
    name: 'a directory that the next stage cannot read',
    request: handsOver('mkdir secret\ntouch secret/x\nchmod 0 secret', 'echo it came so far'),
    expected: { code: 'BE', stage: 'build', reason: /cannot be read.*secret/ },
  },
  {
    name: 'a thousand directories in each other',
    request: python('import os\nfor _ in range(1_000):\n    os.mkdir("d")\n    os.chdir("d")\nprint("over")\n'),
    expected: { ...OK, stdout: 'over\n' },
  },
  {
    name: 'a file named -rf',
    request: request({ files: { '-rf': 'kept\n', 'build.sh': '#!/bin/sh\ncat ./*\n', 'run.sh': '#!/bin/sh\ncat ./-rf\n' } }),
    expected: { ...OK, stdout: 'kept\n' },
  },
  {
    name: 'a file name with a newline',
    request: handsOver("printf kept > 'new\nline'", "cat 'new\nline'"),
    expected: { ...OK, stdout: 'kept' },
  },
  {
    name: 'a request with a newline in a file name',
    request: request({ files: { 'new\nline': '', 'run.sh': 'true\n' } }),
    expected: { refused: /control character/ },
  },
  {
    name: 'a request with a file named ../x',
    request: request({ files: { '../x': '', 'run.sh': 'true\n' } }),
    expected: { refused: /`\.\.`/ },
  },
  {
    name: "another submission's files and processes",
    beside: shell(
      'echo d9c2a1f7 | tee secret > "$TMPDIR/secret"\necho d9c2a1f7 > "$HOME/secret"\necho d9c2a1f7 > /dev/shm/secret\necho ready\n' +
        'exec env SECRET=d9c2a1f7 sleep 4',
      { wallMs: 8_000 },
    ),
    request: python(SEARCH),
    expected: { ...OK, stdout: 'none other\n' },
  },
];
