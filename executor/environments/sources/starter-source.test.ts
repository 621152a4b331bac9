import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDocker } from '../../testing/docker.ts';
import { helloLanguages } from '../../testing/hello.ts';
import { openWorkshop, type Workshop } from './testing/open-hello.ts';

const docker = await testDocker();
/** `TREELINE_LANGUAGES=all` tries every language, which downloads 1 GB. */
const asked = process.env['TREELINE_LANGUAGES'] ?? 'c,cpp,cpython,shell';
const languages = asked === 'all' ? helloLanguages() : asked.split(',');
const MINUTES = 60_000;

describe('the starter set', { ...docker.needed, timeout: 5 * MINUTES }, () => {
  let workshop: Workshop;
  beforeAll(async () => {
    if (!docker.needed.skip) workshop = await openWorkshop(docker);
  }, 5 * MINUTES);
  afterAll(() => workshop?.close());

  test('evaluates and builds an expression that was written for nixpkgs', async () => {
    const expression = '{ pkgs ? import <nixpkgs> {} }: pkgs.mkShell { packages = [ pkgs.python3 ]; }';
    const script = `python3 -c 'import ssl, sqlite3, ctypes, lzma, readline; print(ssl.OPENSSL_VERSION)'`;
    expect(await workshop.run(expression, script)).toMatch(/^OpenSSL 3/);
  });

  test.each(languages)('hello in %s', async (language) => {
    expect(await workshop.hello(language)).toMatch(/^Hello from \S+\n$/m);
  });

  test('mkShell has a C compiler and make, mkShellNoCC none', async () => {
    const files = { 'a.c': 'int puts(const char *);\nint main(void) { puts("made"); }', Makefile: 'a: a.c\n' };
    expect(await workshop.run('with import <nixpkgs> { }; mkShell { }', 'make -s && ./a', files)).toBe('made\n');
    expect(await workshop.run('with import <nixpkgs> { }; mkShellNoCC { }', 'type cc make 2>&1 || true')).toMatch(
      /cc: not found\nmake is \/nix/,
    );
  });

  test('a derivation of its own is unpacked, built, installed and run, and phases and hooks are its own', async () => {
    const expression = `{ pkgs ? import <nixpkgs> { } }:
      let
        hi = pkgs.stdenv.mkDerivation (self: {
          pname = "hi"; version = "1.2";
          src = builtins.toFile "hi.c" "int puts(const char *); int main(void) { puts(WORD); }";
          unpackPhase = "cp $src hi.c";
          buildPhase = "runHook preBuild; cc -DWORD=\\\\\\"$word\\\\\\" -o hi hi.c";
          preBuild = "word=hooked-\${self.version}";
          installPhase = "install -D hi $out/bin/hi; printf '#!/usr/bin/env bash\\necho patched' > $out/bin/it; chmod +x $out/bin/it";
          meta.license = pkgs.lib.licenses.mit;
        });
        greet = pkgs.writeShellApplication { name = "greet"; runtimeInputs = [ hi ]; text = "hi"; };
        wrapped = pkgs.runCommand "wrapped" { nativeBuildInputs = [ pkgs.makeWrapper ]; } "makeWrapper \${hi}/bin/hi $out/bin/wrapped --set A b";
      in pkgs.mkShellNoCC {
        packages = [ (pkgs.symlinkJoin { name = "joined"; paths = [ greet wrapped hi ]; }) ];
        NAME = (hi.overrideAttrs (old: { pname = old.pname + "-over"; })).name;
        shellHook = "export HOOKED=$((40 + 2))";
      }`;
    expect(await workshop.run(expression, 'greet; wrapped; hi; head -1 "$(type -p it)"; echo $NAME $HOOKED')).toMatch(
      /^(hooked-1\.2\n){3}#!\/nix\/store\/\S+\/bin\/bash\nhi-over-1\.2 42\n$/,
    );
  });

  test('python has its modules with it', async () => {
    const expression =
      '{ pkgs ? import <nixpkgs> { } }: pkgs.mkShellNoCC { packages = [ (pkgs.python3.withPackages (ps: [ ps.numpy ])) ]; }';
    expect(await workshop.run(expression, `python3 -c 'import numpy; print(numpy.arange(4).sum())'`)).toBe('6\n');
  });

  test('an overlay adds to it', async () => {
    const expression = `let pkgs = import <nixpkgs> { overlays = [ (final: prev: { mine = prev.writeShellScriptBin "mine" "echo \${final.lib.getName prev.bash}"; }) ]; };
      in pkgs.mkShellNoCC { packages = [ pkgs.mine ]; }`;
    expect(await workshop.run(expression, 'mine')).toBe('bash\n');
  });

  test('a derivation that only looks like one of its packages is refused', async () => {
    const expression = `with import <nixpkgs> { }; mkShellNoCC {
      X = derivation { name = "deb-mine_1_all.deb"; system = builtins.currentSystem; builder = "/bin/sh"; }; }`;
    const { end } = await workshop.make(expression);
    expect(end.cause).toMatchObject({ kind: 'fault', message: expect.stringContaining('has no deb-mine_1_all.deb') });
  });
});
