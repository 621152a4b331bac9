# The functions of nixpkgs' lib that expressions for programs use. The rest is not here.
let
  lib = import ./basics.nix // import ./lists.nix lib // import ./strings.nix lib // import ./attrsets.nix lib // import ./packages.nix lib // {
    # nixpkgs has most of them under these names too
    lists = import ./lists.nix lib;
    strings = import ./strings.nix lib;
    attrsets = import ./attrsets.nix lib;
    trivial = import ./basics.nix;
  };
in
lib
