lib: rec {
  inherit (builtins) attrNames attrValues catAttrs getAttr hasAttr intersectAttrs listToAttrs mapAttrs removeAttrs;
  nameValuePair = name: value: { inherit name value; };
  mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
  mapAttrs' = f: set: listToAttrs (mapAttrsToList f set);
  filterAttrs = holds: set: listToAttrs (map (name: nameValuePair name set.${name}) (builtins.filter (name: holds name set.${name}) (attrNames set)));
  genAttrs = names: f: listToAttrs (map (name: nameValuePair name (f name)) names);
  optionalAttrs = condition: set: if condition then set else { };
  attrByPath = path: default: set:
    if path == [ ] then set
    else if builtins.isAttrs set && set ? ${builtins.head path} then attrByPath (builtins.tail path) default set.${builtins.head path}
    else default;
  hasAttrByPath = path: set: attrByPath path null set != null;
  getAttrFromPath = path: attrByPath path (throw "There is no attribute ${builtins.concatStringsSep "." path}.");
  recursiveUpdate = a: b: a // mapAttrs (name: value: if builtins.isAttrs value && builtins.isAttrs (a.${name} or null) then recursiveUpdate a.${name} value else value) b;
  isDerivation = value: value.type or null == "derivation";
  recurseIntoAttrs = set: set // { recurseForDerivations = true; };
  zipAttrsWith = f: sets: genAttrs (lib.unique (builtins.concatMap attrNames sets)) (name: f name (catAttrs name sets));
  foldAttrs = f: end: zipAttrsWith (_: lib.foldr f end);
  cartesianProductOfSets = sets: builtins.foldl' (rows: name: builtins.concatMap (row: map (value: row // { ${name} = value; }) sets.${name}) rows) [ { } ] (attrNames sets);
}
