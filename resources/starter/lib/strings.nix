lib: rec {
  inherit (builtins) concatStringsSep match replaceStrings split stringLength substring;
  concatStrings = concatStringsSep "";
  concatMapStrings = f: list: concatStrings (map f list);
  concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
  concatLines = concatMapStrings (line: line + "\n");
  optionalString = condition: text: if condition then text else "";
  makeSearchPath = folder: packages: concatStringsSep ":" (map (package: "${package}/${folder}") (builtins.filter (package: package != null) packages));
  makeSearchPathOutput = output: folder: packages: makeSearchPath folder (map (lib.getOutput output) packages);
  makeBinPath = makeSearchPathOutput "bin" "bin";
  makeLibraryPath = makeSearchPathOutput "lib" "lib";
  hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
  hasSuffix = suffix: text:
    let n = stringLength text; m = stringLength suffix;
    in n >= m && substring (n - m) n text == suffix;
  hasInfix = infix: text: builtins.length (split (escapeRegex infix) text) > 1;
  removePrefix = prefix: text: if hasPrefix prefix text then substring (stringLength prefix) (-1) text else text;
  removeSuffix = suffix: text: if hasSuffix suffix text then substring 0 (stringLength text - stringLength suffix) text else text;
  stringToCharacters = text: builtins.genList (i: substring i 1 text) (stringLength text);
  escape = characters: replaceStrings characters (map (c: "\\${c}") characters);
  escapeRegex = escape (stringToCharacters "\\[{()^$?*+|.");
  escapeShellArg = value: "'${replaceStrings [ "'" ] [ "'\\''" ] (toString value)}'";
  escapeShellArgs = concatMapStringsSep " " escapeShellArg;
  splitString = separator: text: builtins.filter builtins.isString (split (escapeRegex separator) (toString text));
  toLower = replaceStrings upper lower;
  toUpper = replaceStrings lower upper;
  fileContents = path: removeSuffix "\n" (builtins.readFile path);
  versionOlder = a: b: builtins.compareVersions b a == 1;
  versionAtLeast = a: b: !(versionOlder a b);
  getName = package: package.pname or (builtins.parseDrvName (package.name or package)).name;
  getVersion = package: package.version or (builtins.parseDrvName (package.name or package)).version;
  lower = stringToCharacters "abcdefghijklmnopqrstuvwxyz";
  upper = stringToCharacters "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
}
