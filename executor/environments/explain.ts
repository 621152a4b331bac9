import { stripVTControlCharacters } from 'node:util';

/** What Nix says most often when an expression is at fault, as a sentence about the user's file; null for what is not among it. */
export function explain(stderr: string): string | null {
  const said = stripVTControlCharacters(stderr).replaceAll('/box/work/', '').replaceAll(FOLLOWING, '');
  // The last error is the one that ended it; those before were retried, or led to it.
  const error = said.slice(Math.max(said.lastIndexOf('\nerror:') + 1, said.startsWith('error:') ? 0 : said.indexOf('\nerror:') + 1));
  const place = /\bat ([^\s:]+\.nix):(\d+):\d+/.exec(error);
  const where = place && !place[1]?.startsWith('/') ? `${place[1]} line ${place[2]}: ` : '';
  for (const [pattern, sentence] of SENTENCES) {
    const match = pattern.exec(error);
    if (match) return sentence(match, where);
  }
  return null;
}

/** What failed since something else did. */
const FOLLOWING = /^error: \d+ dependencies of derivation .*\n/gm;

type Sentence = (match: RegExpExecArray, where: string) => string;

const SENTENCES: readonly (readonly [RegExp, Sentence])[] = [
  [
    /This version of Nixpkgs requires Nix >= ([\d.]+\d)/,
    ([, version]) => `This nixpkgs needs Nix ${version}, and the base image has an older one: choose an older revision in the settings.`,
  ],
  [/error: treeline: (.*)/, ([, sentence]) => `${sentence}`],
  [
    /attribute '([^']*)' missing(?:[^]*Did you mean (?:one of )?([^?\n]*)\?)?/,
    ([, name, near], where) => `${where}there is no ${name} in the package set.${didYouMean(near)}`,
  ],
  [
    /undefined variable '([^']*)'(?:[^]*Did you mean (?:one of )?([^?\n]*)\?)?/,
    ([, name, near], where) => `${where}nothing here is called ${name}; a package is written pkgs.${name}.${didYouMean(near)}`,
  ],
  [/error: syntax error, (.*)/, ([, what], where) => `${where}this is no Nix: ${what}.`],
  [/called without required argument '([^']*)'/, ([, name], where) => `${where}a function is called without its argument ${name}.`],
  [
    /called with unexpected argument '([^']*)'/,
    ([, name], where) => `${where}a function is called with an argument ${name}, which it does not take.`,
  ],
  [/file '([^']*)' was not found in the Nix search path/, ([, name], where) => `${where}<${name}> is not there: only <nixpkgs> is.`],
  [
    /getting status of '([^']*)': No such file/,
    ([, name]) => `${name} is not among the files; an environment is made from the *.nix files and the folder nix/.`,
  ],
  [/infinite recursion encountered/, (_, where) => `${where}this is defined by itself, without an end.`],
  [/stack overflow/, () => 'The expression calls itself without an end.'],
  [
    /only works on derivations that use 'bash'|-env\.drv' failed to produce output path/,
    () =>
      'cutor.nix gives a package, and an environment is made of a shell: write `pkgs.mkShell { packages = [ … ]; }` with the package in the list.',
  ],
  [
    /hash mismatch in (?:fixed-output derivation|file downloaded from) '([^']*)'[^]*specified:\s*(\S+)\s*got:\s*(\S+)/,
    ([, of, pinned, got]) => `What was fetched is not what is pinned (${of}): the pin is ${pinned}, and this is ${got}.`,
  ],
  [
    /builder for '\/nix\/store\/[0-9a-z]{32}-([^']*)\.drv' failed with exit code (\d+)/,
    ([, name, code]) => `${name} could not be built: its builder ended with exit code ${code}; what it said is in stderr.`,
  ],
  [
    /builder for '\/nix\/store\/[0-9a-z]{32}-([^']*)\.drv' failed due to signal (\d+)/,
    ([, name, signal]) => `${name} could not be built: its builder was ended by signal ${signal}.`,
  ],
  [
    /program 'git' failed/,
    () => 'fetchGit needs git, which is not there when an environment is made: use fetchTarball with the address of an archive.',
  ],
  [
    /unable to download '([^']*)'|[Cc]ould ?n[o']t resolve host:? ?(\S*)/,
    ([, url, host]) => `${url ?? host ?? 'A host'} could not be reached, and the environment needs it.`,
  ],
];

function didYouMean(near: string | undefined): string {
  return near ? ` Did you mean ${near}?` : '';
}

/** The store itself is at fault, and no expression. */
export function isDamage(stderr: string): boolean {
  return /database disk image is malformed|file is not a database|SQLite database .*(corrupt|disk I\/O error)|path '\/nix\/store\/[^']*' (is not valid|was modified|does not exist in the store)|\/nix\/var\/nix\/db\/[^\n]*(No such file|Permission denied)/.test(
    stderr,
  );
}
