# Debian packages as fixed-output derivations: a store path depends only on the content. Which of them are missing is asked before a build,
# and only those are put into the pool.
{ system, index }:
let
  deb = name:
    let entry = index.${name} or (throw "The index of Debian packages, debs.json, has no ${name}: make it anew.");
    in derivation {
      inherit system;
      name = "deb-${entry.file}";
      builder = "/bin/sh";
      args = [ "-c" "cat /sources/pool/${entry.sha256} > $out" ];
      PATH = "/usr/bin:/bin";
      outputHashMode = "flat";
      outputHashAlgo = "sha256";
      outputHash = entry.sha256;
    };
in
{
  version = name: index.${name}.version or (throw "The index of Debian packages, debs.json, has no ${name}: make it anew.");

  # names of the roots and of all that they depend on
  closure = roots: map (node: node.key) (builtins.genericClosure {
    startSet = map (key: { inherit key; }) roots;
    operator = node: map (key: { inherit key; }) (index.${node.key} or { deps = [ ]; }).deps;
  });

  files = map deb;
}
