import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  code: number;
  /** stdout and stderr as they came; empty where they were shown at once */
  told: string;
}

const running = new Set<ChildProcess>();

/** Runs a command in the project's folder. With `show` its output goes straight to ours. */
export function command(
  file: string,
  args: readonly string[],
  { show = false, env = {} }: { show?: boolean; env?: NodeJS.ProcessEnv } = {},
) {
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    running.add(child);
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (told += text));
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, told });
    });
  });
}

/** Runs a tool of ours, by its file in node_modules, in this Node. */
export function tool(file: string, args: readonly string[], options?: { show?: boolean; env?: NodeJS.ProcessEnv }): Promise<Ended> {
  return command(process.execPath, [`node_modules/${file}`, ...args], options);
}

/** How long what is told to end may take, ms. */
const END_MS = 15_000;

/** When the tests are told to end, ends what still runs, then does what is to be done at the end. Told again, it is no sooner done. */
export function endWithUs(last: () => Promise<void>): void {
  let ending: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      ending ??= Promise.all([...running].map((child) => ended(child, signal)))
        .then(last)
        .finally(() => process.exit(130));
    });
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
  child.kill(signal);
  await once(child, 'close');
  clearTimeout(late);
}
