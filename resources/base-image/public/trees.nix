# What the images hold where they are not made from Debian's packages: static programs, as /nix is a volume in every container.
# Beside this file lie the sources of the first process.
{
  pkgs ? import <nixpkgs> { },
}:
let
  inherit (pkgs) pkgsStatic;
  first = pkgsStatic.runCommandCC "first" { } "$CC -std=c17 -O2 -static -s -o $out ${./.}/*.c";
in
pkgs.runCommand "trees" { } ''
  mkdir -p $out/base/usr/bin $out/base/treeline $out/base/etc/ssl/certs $out/runner/bin $out/runner/treeline
  cp ${first} $out/first
  cp ${pkgs.cacert}/etc/ssl/certs/ca-bundle.crt $out/base/etc/ssl/certs/ca-certificates.crt
  for tree in base runner; do cp ${pkgsStatic.busybox}/bin/busybox $out/$tree/treeline/busybox; done
  cp ${pkgsStatic.bash}/bin/bash $out/runner/bin/bash
  cd $out/base/usr/bin
  cp ${pkgsStatic.bash}/bin/bash ${pkgsStatic.nix}/bin/nix ${pkgsStatic.patchelf}/bin/patchelf .
  for name in nix-build nix-collect-garbage nix-env nix-instantiate nix-shell nix-store; do ln -s nix $name; done
  for name in $(${pkgsStatic.busybox}/bin/busybox --list); do [ -e $name ] || ln -s ../../treeline/busybox $name; done
''
