# The offline starter set: packages in nixpkgs' shape and under nixpkgs' names, out of Debian packages. Which there are is said once, in
# packages.json; debs.json beside it is the index of the Debian packages, made on the user's machine.
#
# A package there has `roots`, the Debian packages it is, with all that these depend on; `uses`, packages whose files are not unpacked once
# more; `fixup`, a script in fixups/ for what names /usr inside; `links`, what update-alternatives(1) would have linked; `untouched`, a pattern
# for files that must not be patched. A language has a runtime in resources/runtimes/.
{ system ? builtins.currentSystem, config ? { }, overlays ? [ ], ... }:
let
  lib = import ./lib;
  list = builtins.fromJSON (builtins.readFile ./packages.json);
  index = builtins.fromJSON (builtins.readFile ./debs.json);
  debian = import ./from-debs.nix { inherit lib system index list; };

  set = pkgs:
    let
      packages = builtins.mapAttrs
        (name: { uses ? [ ], ... }@how: debian.fromDebs (how // { inherit name; uses = map (used: packages.${used}) uses; }))
        list.packages;
      # one tree, as every build needs all of them
      tools = debian.fromDebs { name = "tools"; roots = list.tools; links."bin/awk" = "bin/gawk"; };
      python = import ./python.nix { inherit lib debian list; inherit (packages) python3; inherit (pkgs) runCommand; };
    in
    packages // import ./build { inherit pkgs tools lib system; } // {
      inherit pkgs lib system config;
      inherit (debian) glibc;
      inherit (python) python3 python3Packages;
      callPackage = lib.callPackageWith pkgs;
    } // builtins.mapAttrs (_: name: pkgs.${name}) list.aliases;
in
lib.fix (lib.foldl' (lib.flip lib.extends) set overlays)
