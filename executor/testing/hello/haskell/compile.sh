ghc -v0 -o hello Hello.hs
