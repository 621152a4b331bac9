import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goOn, output, runStep } from './child.mjs';
import { modules, out, root } from './paths.mjs';
import { during, say, SetupError } from './say.mjs';
import { build } from './targets.mjs';

/** A download of some 120 MB. */
const FETCH_MS = 300_000;
/** After a failed download it is not tried again at every start. */
const RETRY_MS = 24 * 3_600_000;
const failed = join(out, 'stamps', 'no-electron');

/** Opens the workbench, and stays until it is closed: in its own window where Electron can run, else in the browser. */
export async function start(args, node, env) {
  if (canShowWindow()) await fetchElectron(node, env);
  const { path, why } = JSON.parse(await output(node, [join(root, '.setup/build/find-electron.ts')], env));
  if (path) {
    await build(['electron'], node, env);
    return goOn(node, [join(root, '.setup/build/start-electron.ts'), path, ...args], env);
  }
  say(`${why} The workbench is served to the browser instead.`);
  return goOn(node, [join(root, 'executor/cli/main.ts'), 'serve', ...args], env);
}

function canShowWindow() {
  if (process.platform !== 'linux') return true;
  return process.getuid() !== 0 && Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** npm does not bring the binary; a machine without a network does without it. */
async function fetchElectron(node, env) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || existsSync(join(modules, 'electron/dist/version'))) return;
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < RETRY_MS) return;
  try {
    const options = { cwd: root, env, timeout: FETCH_MS };
    await during('fetching Electron, once', () => runStep(node, [join(modules, 'electron/install.js')], options));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    mkdirSync(dirname(failed), { recursive: true });
    writeFileSync(failed, error.message);
    say('Electron could not be fetched; it is tried again tomorrow, or by: npx install-electron');
  }
}
