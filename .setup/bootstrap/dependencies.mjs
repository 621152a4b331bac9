import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
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

/**
 * npm keeps its own record of what it put into node_modules, and writes it last: an interrupted installation has none.
 * Optional packages may be missing from it (other platforms' ones are).
 */
function agrees() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !hasNode26()) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = installed[path];
    return path === '' || (found ? found.version === version && found.integrity === integrity : optional === true);
  });
}

function install() {
  // No dependency here needs its install script, so none is run. Few retries: without a network it should say so soon.
  const options = [
    'ci',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-progress',
    '--loglevel=error',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ];
  if (!writable(homedir())) options.push('--cache', join(out, 'npm-cache'));
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, ...options]] : ['npm', options];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: !npm && process.platform === 'win32' });
    let told = '';
    child.stdout.on('data', (text) => (told += text));
    child.stderr.on('data', (text) => (told += text));
    child.on('error', (error) =>
      reject(new SetupError(`npm could not be started (${error.message}). Install npm, or start this command through npm.`)),
    );
    child.on('close', (code, signal) => (code === 0 ? resolve() : reject(new SetupError(explain(told, code ?? signal)))));
  });
}

function explain(told, code) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/.test(told)) {
    return 'The dependencies are not installed and the network cannot be reached: connect to the internet (or set the proxy with `npm config set proxy`), then run the same command again.';
  }
  if (/ENOSPC/.test(told)) return 'The disk is full: free about 1 GB, then run the same command again.';
  if (/EACCES|EPERM|EROFS/.test(told)) {
    return `npm may not write to this folder or to its cache: run the command as the user who owns them.\n${told.trim()}`;
  }
  return `npm could not install the dependencies (${code}). What it said:\n${told.trim()}`;
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // missing or not ours: the caller has another place
  }
}
