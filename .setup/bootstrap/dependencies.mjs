import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { causeOf, REMEDIES } from './cause-of.mjs';
import { heard } from './child.mjs';
import { withSetupLock } from './lock.mjs';
import { hasNode26 } from './node-26.mjs';
import { modules, out, root } from './paths.mjs';
import { during, SetupError } from './say.mjs';

/** Makes node_modules agree with package-lock.json; a few milliseconds where it does already. */
export async function ensureDependencies() {
  if (agrees()) return;
  await withSetupLock(async () => {
    if (!agrees()) await during('installing the dependencies', install);
  });
}

/** npm's own record of what it put into node_modules, written last: an interrupted installation has none. */
const record = join(modules, '.package-lock.json');

/** Optional packages may be missing from the record (other platforms' ones are). */
function agrees() {
  if (!existsSync(record) || !hasNode26()) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = installed[path];
    return path === '' || (found ? found.version === version && found.integrity === integrity : optional === true);
  });
}

async function install() {
  // No dependency here needs its install script, so none is run. Few retries: without a network it should say so soon.
  const options = [
    'ci',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-progress',
    '--loglevel=warn',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ];
  if (!writable(homedir())) options.push('--cache', join(out, 'npm-cache'));
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, ...options]] : ['npm', options];
  const { code, told } = await heard(command, args, { cwd: root, shell: !npm && process.platform === 'win32' }).catch(noNpm);
  // A file that could not be written whole is a mere warning to npm, which ends with 0 and may write its record.
  const torn = told.includes('TAR_ENTRY_ERROR');
  if (torn) rmSync(record, { force: true });
  if (torn || code !== 0)
    throw new SetupError(REMEDIES[causeOf(told)] ?? `npm could not install the dependencies (${code}):\n${told.trim()}`);
}

function noNpm(error) {
  if (error.syscall === undefined) throw error;
  throw new SetupError(`npm could not be started (${error.message}). Install npm, or start this command through npm.`);
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // missing or not ours: the caller has another place
  }
}
