# FOR TESTS ONLY: the smallest set in nixpkgs' shape, built by what the base image has.
{ system ? builtins.currentSystem }:
let
  make = attributes: derivation ({ inherit system; builder = "/bin/bash"; outputs = [ "out" ]; PATH = "/usr/bin:/bin"; } // attributes);
in
rec {
  mkShell = { packages ? [ ], ... }@attributes:
    make ({ name = "shell"; args = [ ]; nativeBuildInputs = packages; } // removeAttrs attributes [ "packages" ]);
  # Nix kills a builder that has closed its streams, as many commands do just before they end: bash is the last to end.
  runCommand = name: attributes: command: make ({ inherit name; args = [ "-ec" "${command}\nexit" ]; } // attributes);
  # a package of so many bytes
  weight = name: bytes: runCommand name { } "mkdir -p $out/bin; head -c ${toString bytes} /dev/zero > $out/bin/${name}";
  hello = runCommand "hello-1.0" { } ''
    mkdir -p $out/bin
    printf '#!/bin/sh\necho hello' > $out/bin/hello
    chmod +x $out/bin/hello
  '';
}
