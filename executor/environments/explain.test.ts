import { describe, expect, test } from 'vitest';
import { explain } from './explain.ts';

/** As Nix 2.8 prints them. */
describe('what Nix says', () => {
  test.each([
    [
      "error: attribute 'pythn3' missing\n\n       at /box/work/cutor.nix:2:29:\n\n            2| pkgs.mkShell { packages = [ pkgs.pythn3 ]; }\n             |                             ^\n       Did you mean one of python3 or python?\n",
      'cutor.nix line 2: there is no pythn3 in the package set. Did you mean python3 or python?',
    ],
    [
      "error: undefined variable 'python3'\n\n       at /box/work/nix/deps.nix:2:29:\n",
      'nix/deps.nix line 2: nothing here is called python3; a package is written pkgs.python3.',
    ],
    [
      "error: syntax error, unexpected '}', expecting ';'\n\n       at /box/work/cutor.nix:2:44:\n",
      "cutor.nix line 2: this is no Nix: unexpected '}', expecting ';'.",
    ],
    [
      "error: 'x' at /box/work/cutor.nix:1:9 called without required argument 'foo'\n\n       at /box/work/cutor.nix:1:30:\n",
      'cutor.nix line 1: a function is called without its argument foo.',
    ],
    [
      "error: file 'nixpkgz' was not found in the Nix search path (add it using $NIX_PATH or -I)\n",
      '<nixpkgz> is not there: only <nixpkgs> is.',
    ],
    [
      "error: getting status of '/box/work/nope.nix': No such file or directory\n",
      'nope.nix is not among the files; an environment is made from the *.nix files and the folder nix/.',
    ],
    ['error: treeline: cutor.nix gives a set.\n', 'cutor.nix gives a set.'],
    [
      "warning: error: unable to download 'https://a.org/x': HTTP error 500; retrying in 318 ms\nerror: unable to download 'https://a.org/x': HTTP error 500\n",
      'https://a.org/x could not be reached, and the environment needs it.',
    ],
    [
      "building '/nix/store/57cikh6l6yvvmhrrbic8a94hhnx8l18d-foo.drv'...\nfoo> error: no rule\n\u001b[31;1merror:\u001b[0m builder for '/nix/store/57cikh6l6yvvmhrrbic8a94hhnx8l18d-foo.drv' failed with exit code 3\n",
      'foo could not be built: its builder ended with exit code 3; what it said is in stderr.',
    ],
    [
      "error: builder for '/nix/store/xm695v4ax8cncg2rv2y3fvf0kkdpn75z-python3-3.11.2-env.drv' failed to produce output path for output 'out' at '/nix/store/x'\n",
      'cutor.nix gives a package, and an environment is made of a shell: write `pkgs.mkShell { packages = [ … ]; }` with the package in the list.',
    ],
    [
      "error: hash mismatch in fixed-output derivation '/nix/store/x-source.drv':\n         specified: sha256-AAAA\n            got:    sha256-BBBB\n",
      'What was fetched is not what is pinned (/nix/store/x-source.drv): the pin is sha256-AAAA, and this is sha256-BBBB.',
    ],
  ])('is told as a sentence: %j', (stderr, sentence) => {
    expect(explain(stderr)).toBe(sentence);
  });

  test('is left as it is where it is not known', () => {
    expect(explain('error: cannot add a string to an integer\n')).toBeNull();
    expect(explain('')).toBeNull();
    expect(explain("foo> echo undefined variable 'x'\nerror: my own text\n")).toBeNull();
  });
});
