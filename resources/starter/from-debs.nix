# A package out of Debian ones: the closure of its roots, less what glibc and the trees it uses have, unpacked and patched.
{ lib, system, index, list }:
let
  debs = import ./debs.nix { inherit system index; };
  platform = {
    x86_64-linux = { triple = "x86_64-linux-gnu"; loader = "ld-linux-x86-64.so.2"; };
    aarch64-linux = { triple = "aarch64-linux-gnu"; loader = "ld-linux-aarch64.so.1"; };
  }.${system} or (throw "The starter set is made for x86_64-linux and aarch64-linux, not for ${system}.");

  unpack = { name, roots, without ? [ ], ... }@attributes:
    let names = builtins.filter (deb: !(builtins.elem deb without)) (debs.closure roots);
    in derivation ({
      inherit system;
      inherit (platform) triple loader;
      name = "${name}-${upstream (debs.version (builtins.head roots))}";
      pname = name;
      version = upstream (debs.version (builtins.head roots));
      builder = "/bin/bash";
      args = [ "${./unpack}/unpack.sh" ];
      PATH = "/usr/bin:/bin";
      debs = debs.files names;
    } // removeAttrs attributes [ "name" "roots" "without" ]);

  # Debian's version without the epoch and Debian's own revision
  upstream = version:
    let
      bare = lib.last (lib.splitString ":" version);
      parts = builtins.match "([0-9A-Za-z.]+).*" bare;
    in if parts == null then "0" else builtins.head parts;

  glibc = unpack { name = "glibc"; roots = list.base; };
in
{
  inherit glibc;
  inherit (platform) triple;

  # `uses`: other packages of this kind, that are not unpacked once more
  fromDebs = { name, roots, uses ? [ ], fixup ? null, links ? { }, searching ? false, untouched ? "", meta ? { } }:
    let
      covered = lib.concatMap (used: used.closure) uses;
      without = debs.closure list.base ++ covered;
      package = unpack {
        inherit name roots without uses glibc searching untouched;
        fixup = if fixup == null then "" else ./fixups + "/${fixup}.sh";
        links = lib.mapAttrsToList (link: target: "${link}=${target}") links;
      };
    in package // {
      closure = debs.closure roots ++ covered;
      meta = { mainProgram = name; } // meta;
      passthru = { };
      override = _: throw "${name} is a package of the starter set: it cannot be overridden.";
      overrideAttrs = _: throw "${name} is a package of the starter set: it cannot be overridden.";
    };
}
