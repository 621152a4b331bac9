#!/bin/sh
ghc -v0 -O -Wall -fdiagnostics-color=always -o primes Main.hs
