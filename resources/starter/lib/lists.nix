lib: rec {
  inherit (builtins) all any concatLists concatMap elem elemAt filter foldl' genList head length map partition sort tail;
  singleton = x: [ x ];
  foldr = f: end: list: builtins.foldl' (rest: x: f x rest) end (reverseList list);
  fold = foldr;
  optional = condition: x: if condition then [ x ] else [ ];
  optionals = condition: list: if condition then list else [ ];
  toList = x: if builtins.isList x then x else [ x ];
  last = list: elemAt list (length list - 1);
  init = list: take (length list - 1) list;
  take = n: sublist 0 n;
  drop = n: list: sublist n (length list) list;
  sublist = start: n: list:
    let count = lib.max 0 (lib.min n (length list - start));
    in genList (i: elemAt list (start + i)) count;
  reverseList = list: let n = length list; in genList (i: elemAt list (n - i - 1)) n;
  range = from: to: if from > to then [ ] else genList (i: from + i) (to - from + 1);
  imap0 = f: list: genList (i: f i (elemAt list i)) (length list);
  imap1 = f: imap0 (i: f (i + 1));
  unique = builtins.foldl' (seen: x: if elem x seen then seen else seen ++ [ x ]) [ ];
  remove = x: filter (y: y != x);
  subtractLists = minus: filter (x: !(elem x minus));
  intersectLists = a: filter (x: elem x a);
  flatten = x: if builtins.isList x then concatMap flatten x else [ x ];
  count = holds: list: length (filter holds list);
  findFirst = holds: default: list: let found = filter holds list; in if found == [ ] then default else head found;
  zipListsWith = f: a: b: genList (i: f (elemAt a i) (elemAt b i)) (lib.min (length a) (length b));
  zipLists = zipListsWith (fst: snd: { inherit fst snd; });
  forEach = list: f: map f list;
}
