# mkShell: a derivation whose variables are wanted, not its output.
{ lib, stdenv }:
{ name ? "nix-shell", packages ? [ ], inputsFrom ? [ ], buildInputs ? [ ], nativeBuildInputs ? [ ], propagatedBuildInputs ? [ ], propagatedNativeBuildInputs ? [ ], ... }@attributes:
let
  merged = kind: own: own ++ lib.subtractLists inputsFrom (lib.flatten (lib.catAttrs kind inputsFrom));
in
stdenv.mkDerivation (removeAttrs attributes [ "packages" "inputsFrom" ] // {
  inherit name;
  buildInputs = merged "buildInputs" buildInputs;
  nativeBuildInputs = packages ++ merged "nativeBuildInputs" nativeBuildInputs;
  propagatedBuildInputs = merged "propagatedBuildInputs" propagatedBuildInputs;
  propagatedNativeBuildInputs = merged "propagatedNativeBuildInputs" propagatedNativeBuildInputs;
  shellHook = lib.concatStringsSep "\n" (lib.catAttrs "shellHook" (lib.reverseList inputsFrom ++ [ attributes ]));
  phases = [ "buildPhase" ];
  buildPhase = ''export > "$out"'';
  preferLocalBuild = true;
})
