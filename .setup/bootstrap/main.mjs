import { delimiter, dirname, join } from 'node:path';
import { exitCodeOf, goOn } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { findNode26 } from './node-26.mjs';
import { modules, root } from './paths.mjs';
import { say, SetupError } from './say.mjs';
import { start } from './start.mjs';
import { build } from './targets.mjs';
import { ToldToEnd } from './told-to-end.mjs';

const everything = ['python', 'first-light', 'renderer'];

/** Sets up what `command` needs, then goes on with it in Node 26. */
export async function main(command, args) {
  try {
    await ensureDependencies();
    const node = findNode26();
    const env = environment(node);
    process.exitCode = await commands[command](args, node, env);
  } catch (error) {
    if (error instanceof ToldToEnd) {
      process.exitCode = exitCodeOf(error.signal);
      return;
    }
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

const commands = {
  async start(args, node, env) {
    await build(everything, node, env);
    return start(args, node, env);
  },
  async treeline(args, node, env) {
    // Quick for everything but `serve`, which is the only one to need the page.
    if (args[0] === 'serve') await build(everything, node, env);
    else await build(['python'], node, env).catch(goWithout);
    return goOn(node, [join(root, 'executor/cli/main.ts'), ...args], env, callersFolder());
  },
  async test(args, node, env) {
    await build(everything, node, env);
    return goOn(node, [join(root, '.setup/test/main.ts'), ...args], env);
  },
  async bench(args, node, env) {
    await build(everything, node, env);
    return goOn(node, [join(root, '.setup/bench/main.ts'), ...args], env);
  },
};

/** The executor can make Python's snapshot itself, in its data folder: a checkout that cannot be written does not stop it. */
function goWithout(error) {
  if (!(error instanceof SetupError)) throw error;
  say(`${error.message} Going on without the prepared Python.`);
}

/** Node 26 first on the PATH, so that whatever is started below finds it and not the machine's own. */
function environment(node) {
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path };
}

/** npm changes to the project's folder; a file the user names is meant from where they stand. */
function callersFolder() {
  return process.env.npm_lifecycle_event === 'treeline' ? process.env.INIT_CWD : undefined;
}
