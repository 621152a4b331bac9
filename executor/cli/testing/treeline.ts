import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves with all of a stream as soon as it matches. */
  says(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string>;
}

const living = new Set<ChildProcess>();
// A test that fails leaves nothing running.
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

export interface StartOptions {
  env?: Record<string, string>;
  stdin?: 'ignore' | 'pipe';
  cwd?: string;
  /** in a process group of its own, as a shell starts it */
  detached?: boolean;
}

/** The real command, in a process of its own. */
export function start(args: string[], options?: StartOptions): Started {
  return startProcess(process.execPath, [MAIN, ...args], options);
}

/** Any command, without a display. */
export function startProcess(file: string, args: string[], { env = {}, stdin = 'ignore', cwd, detached }: StartOptions = {}): Started {
  const child = spawn(file, args, {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', NO_COLOR: '1', ...env },
    stdio: [stdin, 'pipe', 'pipe'],
    cwd,
    detached,
  });
  living.add(child);
  const told = { stdout: '', stderr: '' };
  const heard = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      told[name] += text;
      for (const listener of heard) listener();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      living.delete(child);
      resolve({ code, ...told });
      for (const listener of heard) listener();
    });
  });
  return {
    child,
    ended,
    says: (stream, pattern) =>
      new Promise((resolve, reject) => {
        const listener = () => {
          if (pattern.test(told[stream])) resolve(told[stream]);
          else if (child.exitCode !== null)
            reject(new Error(`it ended (${child.exitCode}) without saying ${pattern}: ${told.stdout}${told.stderr}`));
          else return;
          heard.delete(listener);
        };
        heard.add(listener);
        listener();
      }),
  };
}

/** Runs the command to its end. */
export function treeline(args: string[], options?: StartOptions): Promise<Ended> {
  return start(args, options).ended;
}
