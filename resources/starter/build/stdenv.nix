# stdenv: what every build finds on its PATH, and mkDerivation. As in nixpkgs that includes a C and C++ compiler, and stdenvNoCC has none.
{ pkgs, tools, lib, system }:
let
  stdenvOf = name: initial:
    let
      folder = derivation {
        inherit name system initial;
        inherit (pkgs) glibc;
        builder = "${tools}/bin/bash";
        args = [ "-euc" "mkdir $out; { echo \"initialPath='$initial' stdenvShell='$builder' stdenvLocales='$glibc/lib/locale'\"; cat ${./setup.sh}; } > $out/setup" ];
        PATH = "${tools}/bin";
      };
    in
    folder // {
      mkDerivation = import ./mk-derivation.nix { inherit lib system; shell = "${tools}/bin/bash"; stdenv = folder; };
      cc = pkgs.gcc;
      shell = "${tools}/bin/bash";
      isLinux = true;
      isDarwin = false;
      hostPlatform = platform;
      buildPlatform = platform;
      targetPlatform = platform;
    };
  platform = { inherit system; isLinux = true; isDarwin = false; isx86_64 = system == "x86_64-linux"; isAarch64 = system == "aarch64-linux"; };
in
{
  stdenv = stdenvOf "stdenv" [ tools pkgs.gcc ];
  stdenvNoCC = stdenvOf "stdenv-no-cc" [ tools ];
}
