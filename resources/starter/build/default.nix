# How packages and shells are built: nixpkgs' functions by nixpkgs' names.
{ pkgs, tools, lib, system }:
let
  stdenvs = import ./stdenv.nix { inherit pkgs tools lib system; };
in
{
  inherit (stdenvs) stdenv stdenvNoCC;
  mkShell = import ./mk-shell.nix { inherit lib; inherit (pkgs) stdenv; };
  mkShellNoCC = import ./mk-shell.nix { inherit lib; stdenv = pkgs.stdenvNoCC; };
} // import ./files.nix { inherit pkgs lib; } // import ./fetch.nix { inherit lib; }
