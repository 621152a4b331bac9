# stdenv.mkDerivation: attributes become the build's variables, setup.sh's phases do the work. Takes a set, or a function of the final one.
{ lib, system, shell, stdenv }:
let
  inputs = [ "nativeBuildInputs" "buildInputs" "propagatedBuildInputs" "propagatedNativeBuildInputs" "nativeCheckInputs" "checkInputs" ];

  make = given:
    let
      final = if builtins.isFunction given then given (final // { finalPackage = package; }) else given;
      name = final.name or "${final.pname}-${final.version}";
      plain = removeAttrs final [ "meta" "passthru" "env" ];
      drv = derivation (plain // (final.env or { }) // lib.genAttrs inputs (kind: lib.flatten (plain.${kind} or [ ])) // {
        inherit system stdenv;
        name = builtins.replaceStrings [ " " ] [ "-" ] name;
        outputs = plain.outputs or [ "out" ];
        builder = plain.builder or shell;
        args = plain.args or [ "-e" ./builder.sh ];
      });
      package = drv // (final.passthru or { }) // {
        meta = { mainProgram = final.pname or name; } // (final.meta or { });
        passthru = final.passthru or { };
        overrideAttrs = change: make (overridden change);
      };
      overridden = change: self:
        let before = if builtins.isFunction given then given self else given;
        in before // (if !builtins.isFunction change then change
          else let step = change before; in if builtins.isFunction step then change self before else step);
    in
    package;
in
make
