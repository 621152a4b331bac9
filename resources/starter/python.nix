# python3 with its modules: `python3.withPackages (ps: [ ps.numpy ])` and `python3Packages.numpy`, by nixpkgs' names.
{ lib, debian, list, python3, runCommand }:
let
  modules = builtins.mapAttrs
    (name: { roots, uses ? [ ] }:
      let needed = map (used: modules.${used}) uses;
      in debian.fromDebs {
        inherit roots;
        name = "python3-${name}";
        uses = [ python3 ] ++ needed;
        fixup = "python-module";
        searching = true;
      } // { inherit needed; })
    list.pythonModules;

  withNeeded = chosen: lib.unique (lib.concatMap (module: [ module ] ++ withNeeded (module.needed or [ ])) chosen);

  # As `python3 -m venv` makes it: python finds itself through pyvenv.cfg, and its modules through site-packages.
  withPackages = choose:
    runCommand "python3-${python3.version}-env" { inherit python3; modules = withNeeded (lib.flatten (choose packages)); meta.mainProgram = "python3"; } ''
      source ${./fixups/python-env.sh}
    '';
  python = python3 // {
    inherit withPackages;
    pkgs = packages;
    interpreter = "${python3}/bin/python3";
    buildEnv.override = { extraLibs ? [ ], ... }: withPackages (_: extraLibs);
  };
  packages = modules // { inherit python; };
in
{
  python3 = python;
  python3Packages = packages;
}
