import { join } from 'node:path';
import { goOn } from './child.mjs';
import { root } from './paths.mjs';

/** Opens the workbench, and stays until it is closed. */
export function start(args, node, env) {
  return goOn(node, [join(root, 'executor/cli/main.ts'), 'serve', ...args], env);
}
