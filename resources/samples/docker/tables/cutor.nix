# Two languages in one environment: Python writes a table, C is compiled with it.
{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  packages = [ pkgs.python3 pkgs.gcc pkgs.gnumake ];
}
