import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Fault } from '../fault.ts';
import { onSignal } from '../on-signal.ts';
import { type FilmOrder, serveFilm } from './film-server.ts';

/** Quiet, alone, and with WebGL where there is no graphics card too: the only page it ever sees is ours. */
const FLAGS = [
  '--headless=new',
  '--enable-unsafe-swiftshader',
  '--mute-audio',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
];

/** Has a Chromium, without a window, paint and encode what is wanted. @throws Fault with the sentence why not */
export async function makeFilm(chromium: string, order: FilmOrder, onProgress: (done: number) => void): Promise<Buffer> {
  const server = await serveFilm(order, onProgress);
  const profile = await mkdtemp(path.join(tmpdir(), 'treeline-film-'));
  // Root has no sandbox to give it.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(chromium, [...FLAGS, ...root, `--user-data-dir=${profile}`, server.address], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
  const gone = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Fault(`${chromium} could not be started (${error.message}).`)));
    child.once('exit', (code) => reject(new Fault(`${chromium} ended before the film was made (${code}): ${lastLine(said)}`)));
  });
  const interrupted = Promise.withResolvers<never>();
  const deaf = onSignal(() => interrupted.reject(new Fault('Ended before the film was made.')));
  try {
    return await Promise.race([server.made, gone, interrupted.promise]);
  } finally {
    deaf();
    server.close();
    await end(child.pid, gone);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ends the browser with all that it started, and waits until it has. */
async function end(pid: number | undefined, gone: Promise<never>): Promise<void> {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
  await gone.catch(() => {});
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
