# What expressions say of packages: outputs, licences, platforms, calls with the set's packages.
lib:
let
  named = names: builtins.listToAttrs (map (name: { inherit name; value = { shortName = name; free = true; }; }) names);
  linux = [ "aarch64-linux" "x86_64-linux" ];
in
rec {
  getOutput = output: package: package.${output} or package.out or package;
  getBin = getOutput "bin";
  getLib = getOutput "lib";
  getDev = getOutput "dev";
  getExe = package: "${getBin package}/bin/${package.meta.mainProgram or (lib.getName package)}";
  getExe' = package: program: "${getBin package}/bin/${program}";

  fakeHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  fakeSha256 = "0000000000000000000000000000000000000000000000000000000000000000";

  licenses = named [ "agpl3Only" "apsl20" "artistic2" "asl20" "bsd2" "bsd3" "cc0" "gpl2" "gpl2Only" "gpl2Plus" "gpl3" "gpl3Only" "gpl3Plus" "isc" "lgpl21Plus" "lgpl3Plus" "mit" "mpl20" "ncsa" "psfl" "publicDomain" "unlicense" "zlib" ];
  maintainers = { };
  platforms = { inherit linux; unix = linux; all = linux; darwin = [ ]; };
  systems.flakeExposed = linux;

  callPackageWith = set: function: arguments:
    let
      f = if builtins.isFunction function then function else import function;
      call = changed:
        let made = f (builtins.intersectAttrs (lib.functionArgs f) set // changed);
        in if builtins.isAttrs made then made // { override = more: call (changed // (if builtins.isFunction more then more changed else more)); } else made;
    in call arguments;
  makeOverridable = f: callPackageWith { } (lib.setFunctionArgs f (builtins.functionArgs f));

  cleanSourceWith = { src, filter ? _: _: true, name ? "source" }: builtins.path { inherit name filter; path = src; };
  cleanSource = src: cleanSourceWith { inherit src; filter = path: _: !(builtins.elem (baseNameOf path) [ ".git" ".svn" "result" ]); };
  sourceByRegex = src: patterns: cleanSourceWith {
    inherit src;
    filter = path: _: builtins.any (pattern: builtins.match pattern (lib.removePrefix "${toString src}/" path) != null) patterns;
  };
}
