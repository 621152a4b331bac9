rec {
  inherit (builtins) add sub lessThan isAttrs isBool isFloat isFunction isInt isList isPath isString toJSON fromJSON readFile pathExists seq deepSeq trace;
  id = x: x;
  const = x: _: x;
  flip = f: a: b: f b a;
  pipe = builtins.foldl' (x: f: f x);
  min = a: b: if a < b then a else b;
  max = a: b: if a > b then a else b;
  boolToString = b: if b then "true" else "false";
  warn = message: builtins.trace "warning: ${message}";
  warnIf = condition: message: if condition then warn message else id;
  throwIf = condition: message: if condition then throw message else id;
  throwIfNot = condition: throwIf (!condition);
  assertMsg = holds: message: holds || throw message;
  fix = f: let x = f x; in x;
  extends = overlay: f: final: let prev = f final; in prev // overlay final prev;
  composeExtensions = f: g: final: prev: let first = f final prev; in first // g final (prev // first);
  functionArgs = f: f.__functionArgs or (builtins.functionArgs f);
  setFunctionArgs = f: args: { __functor = _: f; __functionArgs = args; };
  importJSON = path: builtins.fromJSON (builtins.readFile path);
  version = "22.11-starter";
}
