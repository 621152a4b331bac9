import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeOf, REMEDIES } from './cause-of.mjs';
import { heard } from './child.mjs';
import { withSetupLock } from './lock.mjs';
import { out, root } from './paths.mjs';
import { during, SetupError } from './say.mjs';

/**
 * What is built, in order: the sources it is made of, the file that shows it is there, and the command (run by Node 26
 * in the project's folder). A target is stale when the hash of its sources is not the one it was built with.
 */
const targets = {
  python: {
    label: 'preparing Python',
    sources: ['.setup/build', 'simulator/program', 'simulator/rules', 'simulator/led', 'simulator/recording', 'package-lock.json'],
    result: 'python',
    command: ['.setup/build/python.ts'],
  },
  'first-light': {
    label: 'baking the first light',
    sources: [
      '.setup/build',
      'simulator/program',
      'simulator/rules',
      'simulator/led',
      'simulator/recording',
      'resources/samples/light',
      'package-lock.json',
    ],
    result: 'first-light.rec',
    command: ['.setup/build/first-light.ts'],
  },
  renderer: {
    label: 'building the workbench',
    sources: [
      '.setup/build',
      'renderer',
      'simulator',
      'executor/contract',
      'executor/settings',
      'resources',
      'tsconfig.json',
      'package-lock.json',
    ],
    result: 'renderer/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn'],
  },
  electron: {
    label: 'building the window',
    sources: ['electron', 'executor', 'simulator', 'package.json', 'package-lock.json'],
    result: 'electron/main/main.js',
    command: ['electron/build/build.ts'],
  },
};

/** Builds those of the named targets that are stale. */
export async function build(names, node, env) {
  const stale = names.filter(isStale);
  if (stale.length === 0) return;
  await withSetupLock(async () => {
    for (const name of stale.filter(isStale)) await make(name, node, env);
  });
}

async function make(name, node, env) {
  const { label, command } = targets[name];
  const fingerprint = fingerprintOf(name);
  rmSync(stampOf(name), { force: true });
  await during(label, async () => {
    const { code, told } = await heard(node, command, { cwd: root, env });
    if (code !== 0) throw new SetupError(REMEDIES[causeOf(told)] ?? `${label} failed (${code}):\n${told.trim()}`);
  });
  mkdirSync(join(out, 'stamps'), { recursive: true });
  writeFileSync(stampOf(name), fingerprint);
}

function isStale(name) {
  const stamp = stampOf(name);
  return !existsSync(stamp) || !existsSync(join(out, targets[name].result)) || readFileSync(stamp, 'utf8') !== fingerprintOf(name);
}

function stampOf(name) {
  return join(out, 'stamps', name);
}

function fingerprintOf(name) {
  const hash = createHash('sha256');
  for (const source of targets[name].sources) add(hash, source);
  return hash.digest('hex');
}

function add(hash, path) {
  const full = join(root, path);
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return;
    if (error.code !== 'ENOTDIR') throw error;
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!/\.(test|bench)\.tsx?$|^__pycache__$/.test(entry.name)) add(hash, `${path}/${entry.name}`);
  }
}
