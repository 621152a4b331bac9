#!/bin/sh
exec clang++ -O2 -Wall -o main ./*.cpp
