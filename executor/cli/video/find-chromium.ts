import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageFault } from '../fault.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The Chromium of this machine: the one that CHROME_PATH names, else the first on the PATH, else where its installer puts it.
 *
 * @throws UsageFault that says what to install
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env['CHROME_PATH'];
  if (named) {
    if (await isProgram(named)) return named;
    throw new UsageFault(`CHROME_PATH names ${named}, which is no program. Correct it, or leave it out to have a Chromium found.`);
  }
  for (const place of places(env)) if (await isProgram(place)) return place;
  throw new UsageFault(
    'A film is encoded by a Chromium, and there is none here: install chromium or Google Chrome, or name one with CHROME_PATH.',
  );
}

function places(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData']].filter((root) => root !== undefined);
    return roots.map((root) => path.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), MAC];
}

async function isProgram(place: string): Promise<boolean> {
  try {
    await access(place, constants.X_OK);
    return (await stat(place)).isFile();
  } catch {
    return false;
  }
}
