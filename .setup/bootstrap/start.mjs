import { join } from 'node:path';
import { goOn, output } from './child.mjs';
import { fetchElectron } from './electron.mjs';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { build } from './targets.mjs';

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
