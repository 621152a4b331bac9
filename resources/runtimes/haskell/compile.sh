#!/bin/sh
exec ghc -v0 -O -o main Main.hs
