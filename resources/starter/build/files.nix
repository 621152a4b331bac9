# nixpkgs' trivial builders: files, scripts, commands, joined trees.
{ pkgs, lib }:
let
  run = stdenv: name: env: buildCommand:
    stdenv.mkDerivation ({ inherit name buildCommand; passAsFile = [ "buildCommand" ] ++ (env.passAsFile or [ ]); } // removeAttrs env [ "passAsFile" ]);
  bash = pkgs.stdenvNoCC.shell;
in
rec {
  runCommand = run pkgs.stdenvNoCC;
  runCommandLocal = runCommand;
  runCommandNoCC = runCommand;
  runCommandCC = run pkgs.stdenv;

  writeTextFile = { name, text, executable ? false, destination ? "", checkPhase ? "", meta ? { } }:
    runCommand name { inherit text checkPhase meta; passAsFile = [ "text" ]; } ''
      target=$out${destination}
      mkdir -p "$(dirname "$target")"
      cp "$textPath" "$target"
      ${lib.optionalString executable ''chmod +x "$target"''}
      eval "$checkPhase"
    '';
  writeText = name: text: writeTextFile { inherit name text; };
  writeTextDir = path: text: writeTextFile { inherit text; name = baseNameOf path; destination = "/${path}"; };
  writeScript = name: text: writeTextFile { inherit name text; executable = true; };
  writeScriptBin = name: text: writeTextFile { inherit name text; executable = true; destination = "/bin/${name}"; meta.mainProgram = name; };
  writeShellScript = name: text: writeScript name "#!${bash}\n${text}\n";
  writeShellScriptBin = name: text: writeScriptBin name "#!${bash}\n${text}\n";
  writeShellApplication = { name, text, runtimeInputs ? [ ], ... }: writeTextFile {
    inherit name;
    executable = true;
    destination = "/bin/${name}";
    meta.mainProgram = name;
    text = "#!${bash}\nset -o errexit -o nounset -o pipefail\n"
      + lib.optionalString (runtimeInputs != [ ]) ''export PATH="${lib.makeBinPath runtimeInputs}:$PATH"'' + "\n${text}\n";
    checkPhase = ''${bash} -n "$target"'';
  };

  symlinkJoin = { name, paths, postBuild ? "", ... }@attributes:
    runCommand name (removeAttrs attributes [ "name" "postBuild" ] // { inherit paths; }) ''
      mkdir -p "$out"
      for tree in $paths; do cp -rsn "$tree/." "$out/"; chmod -R u+w "$out"; done
      ${postBuild}
    '';
  buildEnv = { name, paths, postBuild ? "", ... }: symlinkJoin { inherit name paths postBuild; };
  linkFarm = name: entries: runCommand name { } ''
    mkdir -p "$out"
    ${lib.concatMapStrings ({ name, path }: ''
      mkdir -p "$(dirname "$out/${name}")"
      ln -s ${path} "$out/${name}"
    '') entries}
  '';

  # hooks that an expression may name as packages
  makeWrapper = runCommand "make-wrapper-hook" { } "mkdir $out";
  makeBinaryWrapper = makeWrapper;
}
