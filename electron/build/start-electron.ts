import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder that Electron is given: its package.json names the main bundle. */
const APP = fileURLToPath(new URL('../../.out', import.meta.url));

/**
 * Opens the built desktop application, and resolves with its exit code when it has ended. Ctrl-C reaches it through the terminal; what
 * is sent to this process alone is passed on.
 */
export function startElectron(path: string, args: readonly string[] = []): Promise<number> {
  const env = { ...process.env };
  // Set in some terminals of Electron-made editors; it would make a plain Node of it.
  delete env['ELECTRON_RUN_AS_NODE'];
  const child = spawn(path, [APP, ...args], { stdio: 'inherit', env });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, pass);
      resolve(code ?? 1);
    });
  });
}
