import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNTIMES = fileURLToPath(new URL('../../resources/runtimes/', import.meta.url));

/** FOR TESTS ONLY: the environment and the scripts of a bundled runtime, and its sample `hello`: texts by their names. */
export function helloFiles(language: string): Record<string, string> {
  const runtime = path.join(RUNTIMES, language);
  return { ...textsOf(runtime, /^cutor\.nix$|\.sh$/), ...textsOf(path.join(runtime, 'samples', 'hello'), /./) };
}

/** The languages that have one, of what the starter set carries. */
export function helloLanguages(): string[] {
  const isCarried = (language: string) =>
    !readFileSync(path.join(RUNTIMES, language, 'runtime.json'), 'utf8').includes('"needsNetwork": true');
  return readdirSync(RUNTIMES).filter(isCarried);
}

function textsOf(folder: string, names: RegExp): Record<string, string> {
  const wanted = readdirSync(folder).filter((name) => names.test(name));
  return Object.fromEntries(wanted.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}
