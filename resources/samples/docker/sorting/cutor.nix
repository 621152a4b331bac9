# The environment: what the stages after it find on their PATH.
{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  packages = [ pkgs.gcc ];
}
