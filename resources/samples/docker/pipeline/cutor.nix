# A pipeline of small tools, each named: nothing comes from the machine it runs on.
{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  packages = [ pkgs.coreutils pkgs.gnugrep pkgs.gawk ];
}
