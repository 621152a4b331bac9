import type { RequestInput } from '../contract/request.ts';

const MiB = 1 << 20;

/** One environment for all that need one, so that it is made once. */
const TOOLS = `{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  packages = [ pkgs.bash pkgs.coreutils pkgs.gcc pkgs.python3 ];
}
`;

type Limits = NonNullable<NonNullable<RequestInput['limits']>['run']>;

/** Small, so that each is soon over; what is not under test has room for a busy machine. */
const RUN: Limits = { wallMs: 20_000, memoryBytes: 64 * MiB, processes: 32, diskBytes: 16 * MiB, stdoutBytes: MiB, stderrBytes: MiB };
const COMPILE: Limits = { wallMs: 30_000, memoryBytes: 512 * MiB, diskBytes: 64 * MiB };

interface Parts {
  files: Record<string, string>;
  run?: Limits;
  compile?: Limits;
  build?: Limits;
  environment?: Limits;
}

/** A request of these files, `cutor.nix` being the tools of all where it is not among them. */
export function request({ files, run, compile, build, environment }: Parts): RequestInput {
  return {
    engine: 'docker',
    files: Object.entries({ 'cutor.nix': TOOLS, ...files }).map(([name, content]) => ({ name, content })),
    limits: { run: { ...RUN, ...run }, compile: { ...COMPILE, ...compile }, ...(build && { build }), ...(environment && { environment }) },
  };
}

export function shell(script: string, run: Limits = {}): RequestInput {
  return request({ files: { 'run.sh': `#!/bin/sh\n${script}\n` }, run });
}

/** What a build leaves, and what the run finds of it. */
export function handsOver(build: string, run: string): RequestInput {
  return request({ files: { 'build.sh': `#!/bin/sh\n${build}\n`, 'run.sh': `#!/bin/sh\n${run}\n` } });
}

export function python(program: string, run: Limits = {}): RequestInput {
  return request({ files: { 'main.py': program, 'run.sh': '#!/bin/sh\nexec python3 main.py\n' }, run });
}

export function c(program: string, { run = {}, compile = {} }: { run?: Limits; compile?: Limits } = {}): RequestInput {
  const files = { 'main.c': program, 'compile.sh': '#!/bin/sh\ngcc -O1 -w -o main main.c\n', 'run.sh': '#!/bin/sh\nexec ./main\n' };
  return request({ files, run, compile });
}

export function cpp(program: string, compile: Limits): RequestInput {
  const files = { 'main.cpp': program, 'compile.sh': '#!/bin/sh\ng++ -o main main.cpp\n', 'run.sh': '#!/bin/sh\nexec ./main\n' };
  return request({ files, compile });
}

/** A cutor.nix that is at fault itself. */
export function environment(expression: string, limits: Limits): RequestInput {
  return request({ files: { 'cutor.nix': expression, 'run.sh': '#!/bin/sh\necho it came so far\n' }, environment: limits });
}

/** A Python program that tells which of these attempts, by name, were not refused, and then that it is done. */
export function attempts(tries: Record<string, string>, before = ''): RequestInput {
  const list = Object.entries(tries).map(([name, action]) => `attempt(${JSON.stringify(name)}, lambda: ${action})`);
  return python([ATTEMPT, before, ...list, 'print("done")', ''].join('\n'));
}

/** What `attempts` prints where all were refused. */
export const ALL_REFUSED = 'done\n';

const ATTEMPT = `import ctypes, os, resource, socket

libc = ctypes.CDLL(None, use_errno=True)

def call(name, *args):
    if getattr(libc, name)(*args) < 0:
        raise OSError(ctypes.get_errno(), name)

def write(path, text="1"):
    with open(path, "w") as file:
        file.write(text)

def attempt(name, action):
    try:
        action()
    except (OSError, ValueError):
        return
    print(name)
`;
