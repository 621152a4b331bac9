import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type FoundElectron = { path: string } | { why: string };

/** What decides whether the window can be opened; handed in, so that every machine can be played. */
export interface Machine {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  /** the user's id; undefined on Windows */
  uid: number | undefined;
  /** the folder of the npm package `electron` */
  electron: string;
}

const here = (): Machine => ({
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
  electron: fileURLToPath(new URL('../../node_modules/electron/', import.meta.url)),
});

/**
 * Electron's binary, if there is one that can show a window here; else why not, as a sentence. Looks only: the npm package
 * would download it when asked for its path.
 */
export function findElectron(machine: Machine = here()): FoundElectron {
  const { platform, env } = machine;
  if (platform === 'linux' && machine.uid === 0) {
    return { why: 'Electron does not run as root with its sandbox; start Treeline as an ordinary user.' };
  }
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { why: 'There is no display (DISPLAY and WAYLAND_DISPLAY are empty).' };
  }
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(machine.electron, 'dist');
  const path = join(dist, executableOf(machine));
  if (existsSync(path)) return { path };
  return env['ELECTRON_OVERRIDE_DIST_PATH']
    ? { why: `ELECTRON_OVERRIDE_DIST_PATH names ${dist}, where there is no Electron.` }
    : { why: 'There is no Electron binary; "npx install-electron" fetches it.' };
}

/** As the package's installer noted it, else where it is on this platform. */
function executableOf({ electron, platform }: Machine): string {
  const note = join(electron, 'path.txt');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
