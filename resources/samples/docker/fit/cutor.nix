{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  # A Python that has these packages; a bare python3 beside it would not.
  packages = [ (pkgs.python3.withPackages (python: [ python.numpy python.rich ])) ];
}
