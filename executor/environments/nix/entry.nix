# The derivation that an expression stands for, as nix-shell finds it; a sentence where there is none.
file:
let
  value = import file;
  required = builtins.filter (name: !(builtins.functionArgs value).${name}) (builtins.attrNames (builtins.functionArgs value));
  unknown = builtins.filter (name: name != "pkgs") required;
  arguments = if required == [ ] then { } else { pkgs = import <nixpkgs> { }; };
  result = if builtins.isFunction value then value arguments else value;
  say = sentence: throw "treeline: ${sentence}";
in
if builtins.isFunction value && unknown != [ ] then
  say "cutor.nix is a function of ${builtins.concatStringsSep ", " unknown}, which nobody gives it: write a default, such as `{ pkgs ? import <nixpkgs> { } }:`."
else if result.type or null == "derivation" then
  result
else
  say "cutor.nix gives a ${builtins.typeOf result}, and an environment is made of a shell: let it end with `pkgs.mkShell { packages = [ … ]; }`."
